"""The pages of an answer to a request under the Freedom of Information Act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.people.sessions import proved_lately
from frankpledge.rights import changes
from frankpledge.rights.forms.answering import AnswerForm
from frankpledge.rights.queries.answering import answer_of
from frankpledge.rights.rules.answers import SECTION_40
from frankpledge.rights.rules.exports import Controller, information_word
from frankpledge.rights.views.opening import answering, attached

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@proved_lately
def information_answer(request: HttpRequest) -> HttpResponse:
    """A task: answer a request with papers, as a page that prints and as a Word document.

    Where something has to be decided first, no answer is made, and the page leads to what that is.
    """
    place = answering(request, "made an information answer")
    by = request.actor
    form = AnswerForm(request.POST or None, by=by)
    shown = {"form": form, "place": place}
    if request.method == "POST" and form.is_valid():
        answer, reference = answer_of(by, form.asked()), form.cleaned_data["reference"]
        if not answer.papers:
            form.add_error(None, "No paper that you may read is of that board and those days")
        elif answer.to_decide:
            shown |= {"to_decide": answer.to_decide}
        else:
            changes.note_answer(by)
            if request.POST.get("doing") == "word":
                controller = Controller(place.name, place.controller, place.host, place.contact)
                made = information_word(reference, f"{by.today:%-d %B %Y}", controller, answer)
                name = "".join(letter if letter.isalnum() else "-" for letter in reference)
                return attached(made, f"information-answer-{name}.docx", WORD)
            schedule = list(answer.left_out())
            shown |= {"answer": answer, "reference": reference, "schedule": schedule, "section_40": SECTION_40}
            return render(request, "rights/answer.html", shown)
    return render(request, "rights/information_answer.html", shown)
