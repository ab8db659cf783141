"""Two people take a name out of the record: it is nowhere but in what is sealed, and what is left quotes the copy."""

import json

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.documents.models import Document, Quotation
from frankpledge.intake import changes as intake
from frankpledge.intake.models import Fact, Review, Upload
from frankpledge.intake.tests import make as incoming
from frankpledge.kit.cutting import REMOVED, Words
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings.changes import add_terms, agree_commitments, close_action
from frankpledge.meetings.models import Action, ActionOwner, Attendance, Meeting, Paper, Stated
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.changes import add_person_name, keep_draft
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Role
from frankpledge.rights import changes
from frankpledge.rights.models import Redaction
from frankpledge.rights.queries.places import places_of
from frankpledge.rights.rules.asking import Basis, RedactionState
from frankpledge.rights.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Partnership:
    return meetings.partnership()


@pytest.fixture
def asker(place: Partnership) -> Actor:
    return make.officer(place)[1]


@pytest.fixture
def chair(place: Partnership) -> Actor:
    return make.officer(place, Role.CHAIR)[1]


@pytest.fixture
def document(asker: Actor) -> Document:
    return make.entered(asker)


def asked(by: Actor, *documents: Document, words: tuple[str, ...] = (make.CANARY,), **over: object) -> Redaction:
    values = {"basis": Basis.ERASURE, "reason": f"{make.CANARY} asked for it"} | over
    if "person" not in values:
        values["person"] = make.canary()
    place = Partnership.objects.get(pk=by.partnership.id)
    return changes.ask_redaction(by, place, words=words, documents=[one.pk for one in documents], **values)


def holders(name: str) -> list[str]:
    """Every column of every row of the database that holds a name, but for what is sealed."""
    found, words = [], Words([name])
    for model in apps.get_models():
        columns = [f.name for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)]
        columns += [f.name for f in model._meta.concrete_fields if isinstance(f, models.JSONField)]
        for row in model._base_manager.all():
            if not is_sealed(row):
                found += [
                    f"{model._meta.label} {row.pk} {column}"
                    for column in columns
                    if words.stand_in(json.dumps(getattr(row, column), ensure_ascii=False, default=str))
                ]
    return found


def is_sealed(row: models.Model) -> bool:
    if isinstance(row, Fact):
        return row.review.sealed
    document = row if isinstance(row, Document) else getattr(row, "document", None)
    return isinstance(document, Document) and document.level == Level.SEALED


def test_the_name_is_nowhere_but_in_what_is_sealed(asker: Actor, chair: Actor, document: Document) -> None:
    later = make.entered(asker, make.LATER, "later.txt")
    keep_draft(asker, "/aldermere/actions/1/close/", [("outcome", f"{make.CANARY} did it")], timezone.now())
    board = Paper.objects.earliest("pk").body
    add_terms(asker, board, adopted_on=None, text=f"{make.CANARY} takes the chair.")
    agree_commitments(asker, board, [f"We answer {make.CANARY} within a week"], on=None)
    assert "people.Draft" in " ".join(holders(make.CANARY))
    assert len(holders(make.CANARY)) > 20
    redaction = asked(asker, document, later)
    assert redaction.everywhere
    changes.approve_redaction(chair, redaction)
    assert holders(make.CANARY) == []
    assert holders("Quillfeather") == []
    for original in (document, later):
        original.refresh_from_db()
        assert original.level == Level.SEALED
        assert make.CANARY in original.text
        assert Fact.objects.filter(review__document=original, review__sealed=True).exists()


def test_everything_quotes_the_words_of_the_copy(asker: Actor, chair: Actor, document: Document) -> None:
    before = {model: model._base_manager.count() for model in apps.get_models() if issubclass(model, Stated)}
    assert sum(before.values()) > 5
    changes.approve_redaction(chair, asked(asker, document))
    paper = Paper.objects.get()
    copy = paper.document
    assert copy.stands_for_id == document.pk
    assert (copy.format, copy.part) == ("text", 0)
    for quotation in Quotation.objects.filter(document=copy):
        assert copy.text[quotation.start : quotation.end] == quotation.words
    for model, many in before.items():
        rows = model._base_manager.select_related("words")
        assert rows.count() == many
        for row in rows:
            assert row.words is None or (row.words.document_id, row.words.start) == (copy.pk, row.position)
    for fact in Fact.objects.filter(review__document=copy):
        assert 0 <= fact.start < fact.end <= len(copy.text)
    review = Review.objects.get(document=copy)
    assert (review.state, review.paper_id) == ("entered", paper.pk)
    assert review.reading.found["source"]["characters"] == len(copy.text)


def test_what_was_done_meanwhile_stays_and_the_name_goes(asker: Actor, chair: Actor, document: Document) -> None:
    action = Action.objects.get()
    close_action(asker, action, outcome=f"{make.CANARY} said it was done")
    changes.approve_redaction(chair, asked(asker, document))
    action.refresh_from_db()
    assert (action.state, action.outcome) == ("done", f"{REMOVED} said it was done")
    assert ActionOwner.objects.get().name == REMOVED
    assert ActionOwner.objects.get().person is None
    assert Attendance.objects.filter(name=REMOVED, person=None, matched="by a person").count() == 1
    assert Meeting.objects.get().venue.endswith(f"{REMOVED} Hall")
    assert Upload.objects.get().document.stands_for_id == document.pk


def test_a_name_tied_to_the_person_goes_however_it_is_printed(asker: Actor, chair: Actor, document: Document) -> None:
    Attendance.objects.filter(person=make.canary()).update(name="The constable")
    changes.approve_redaction(chair, asked(asker, document))
    assert not Attendance.objects.filter(name="The constable").exists()


def test_a_document_left_out_keeps_the_name(asker: Actor, chair: Actor, document: Document) -> None:
    later = make.entered(asker, make.LATER, "later.txt")
    add_person_name(asker, make.canary(), "X. Quillfeather")
    redaction = asked(asker, document, words=(make.CANARY, "X. Quillfeather"))
    assert not redaction.everywhere
    changes.approve_redaction(chair, redaction)
    later.refresh_from_db()
    person = make.canary()
    assert later.level == Level.OFFICIAL
    assert [name.spelling for name in person.names.all()] == [make.CANARY]
    assert Attendance.objects.filter(person=person).count() == 1


def test_somebody_whom_nothing_names_any_more_has_no_name(asker: Actor, chair: Actor, document: Document) -> None:
    person = make.canary()
    other = meetings.document(asker, f"A note on {make.CANARY}, not in the record")
    changes.approve_redaction(chair, asked(asker, document))
    person.refresh_from_db()
    assert person.name == REMOVED
    assert [name.spelling for name in person.names.all()] == [REMOVED]
    other.refresh_from_db()
    assert other.level == Level.OFFICIAL


def test_a_document_under_review_can_still_enter(asker: Actor, chair: Actor) -> None:
    upload = incoming.came_in(asker, make.MINUTES, "minutes.txt")
    document = Document.objects.get(pk=upload.document_id)
    changes.approve_redaction(chair, asked(asker, document, person=None))
    review = Review.objects.get(sealed=False)
    intake.accept_all(asker, review)
    review.refresh_from_db()
    intake.enter_review(asker, review)
    assert not Person.objects.filter(name__contains=REMOVED).exists()
    assert holders(make.CANARY) == []
    assert Attendance.objects.get(name=REMOVED).matched == "by a person"


def test_the_sealed_original_is_neither_read_again_nor_reviewed_nor_taken_in(
    asker: Actor, chair: Actor, document: Document
) -> None:
    old = Review.objects.get()
    changes.approve_redaction(chair, asked(asker, document))
    old.refresh_from_db()
    for act in (intake.read_again, intake.accept_all, intake.put_back):
        with pytest.raises(Refused):
            act(asker, old)
    again = incoming.came_in(asker, make.MINUTES, "again.txt")
    assert (again.state, again.document) == ("refused", None)
    with pytest.raises(NotPossible):
        intake.read_again(asker, Review.objects.get(sealed=False))


def test_a_copy_can_be_redacted_again(asker: Actor, chair: Actor, document: Document) -> None:
    changes.approve_redaction(chair, asked(asker, document))
    copy = Paper.objects.get().document
    changes.approve_redaction(chair, asked(asker, copy, words=("Ines Okoro",), person=None))
    newest = Paper.objects.get().document
    copy.refresh_from_db()
    assert (newest.stands_for_id, copy.level) == (copy.pk, Level.SEALED)
    assert holders("Ines Okoro") == []
    assert newest.name.count("(redacted)") == 1


def test_nobody_approves_what_they_asked_for(asker: Actor, document: Document) -> None:
    redaction = asked(asker, document)
    before = Entry.objects.count()
    with pytest.raises(Refused):
        changes.approve_redaction(asker, redaction)
    line = Entry.objects.latest("id")
    assert (Entry.objects.count(), line.outcome, line.verb) == (before + 1, "refused", "approved a redaction")
    document.refresh_from_db()
    assert document.level == Level.OFFICIAL
    with pytest.raises(IntegrityError), transaction.atomic():
        Redaction.objects.update(state="approved", decided_by=asker.user.id, decided_at=redaction.asked_at)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.MEMBER, Role.CASEWORKER])
def test_who_may_not_approve_is_refused(asker: Actor, place: Partnership, document: Document, role: Role) -> None:
    with pytest.raises(Refused):
        changes.approve_redaction(make.officer(place, role)[1], asked(asker, document))


def test_all_or_nothing_is_redacted(
    asker: Actor, chair: Actor, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    redaction = asked(asker, document)
    from frankpledge.rights.changes import approving

    def fails(*_: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(approving, "_own_words", fails)
    with pytest.raises(RuntimeError):
        changes.approve_redaction(chair, redaction)
    document.refresh_from_db()
    assert document.level == Level.OFFICIAL
    assert Document.objects.count() == 1
    assert Paper.objects.get().document == document


def test_what_was_decided_is_not_decided_again(asker: Actor, chair: Actor, document: Document) -> None:
    redaction = asked(asker, document)
    changes.refuse_redaction(chair, redaction)
    redaction.refresh_from_db()
    assert (redaction.state, redaction.words) == (RedactionState.REFUSED, [])
    for act in (changes.approve_redaction, changes.refuse_redaction):
        with pytest.raises(NotPossible):
            act(chair, redaction)
    with pytest.raises(Refused):
        changes.withdraw_redaction(asker, redaction)


def test_who_asked_may_take_it_back(asker: Actor, chair: Actor, document: Document) -> None:
    redaction = asked(asker, document)
    with pytest.raises(Refused):
        changes.withdraw_redaction(chair, redaction)
    assert changes.withdraw_redaction(asker, redaction).state == RedactionState.WITHDRAWN


def test_a_record_that_changed_meanwhile_is_asked_about_again(asker: Actor, chair: Actor, document: Document) -> None:
    redaction, second = asked(asker, document), asked(asker, document, words=("Rosa Lind",), person=None)
    make.entered(asker, make.LATER, "later.txt")
    with pytest.raises(NotPossible):
        changes.approve_redaction(chair, redaction)
    changes.refuse_redaction(chair, redaction)
    changes.approve_redaction(chair, asked(asker, document, person=None))
    with pytest.raises(NotPossible):
        changes.approve_redaction(chair, second)


@pytest.mark.parametrize("over", [{"words": ("...",)}, {"reason": " "}, {"words": ("Nobody Such",), "person": None}])
def test_a_redaction_of_nothing_is_not_asked_for(asker: Actor, document: Document, over: dict[str, object]) -> None:
    with pytest.raises(NotPossible):
        asked(asker, document, **over)


def test_the_ledger_holds_no_name_and_says_each_step(asker: Actor, chair: Actor, document: Document) -> None:
    changes.approve_redaction(chair, asked(asker, document))
    verbs = list(Entry.objects.order_by("id").values_list("verb", flat=True))
    assert "asked for a redaction" in verbs
    assert verbs[-1] == "approved a redaction"


def test_the_places_shown_before_are_the_places_cut(asker: Actor, chair: Actor, document: Document) -> None:
    (found,) = places_of(asker, Words([make.CANARY]), make.canary())
    assert len(found.places) == 6
    assert [place.words.casefold() for place in found.places] == [make.CANARY.casefold()] * 6
    redaction = asked(asker, document)
    changes.approve_redaction(chair, redaction)
    (one,) = redaction.documents.all()
    assert one.cuts == [[place.start, place.end] for place in found.places]


@given(st.lists(st.sampled_from([f"{make.CANARY} spoke.", "The board agreed.", "Ines Okoro left.", "£12"]), min_size=1))
def test_the_words_of_any_text_are_gone_from_its_copy(lines: list[str]) -> None:
    words = Words([make.CANARY])
    assert not words.stand_in(words.without("\n".join(lines)))


def test_every_place_is_shown_however_many_there_are(asker: Actor) -> None:
    meetings.document(asker, "Ines Okoro\n" * 70)
    (found,) = places_of(asker, Words(["Ines Okoro"]))
    assert len(found.places) == 70
