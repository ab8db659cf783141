"""An officer has an owner written to; the owner answers by the link and by a reply; the officer confirms."""

import re
from contextlib import contextmanager

from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from frankpledge.chasing.changes import take_in
from frankpledge.chasing.queries.owners import owned_actions
from frankpledge.chasing.tests.make import answer_to
from frankpledge.ledger.rules import Origin
from frankpledge.meetings.models import Action
from frankpledge.people.changes import keep_contact
from frankpledge.people.models import Partnership, Person
from frankpledge.people.queries import process_for
from frankpledge.people.rules.contacts import ContactKind
from frankpledge.work.performing import do_waiting
from tests.harness.mail import office, words_of
from tests.journeys.conftest import PHONE, opened
from tests.journeys.record import Begin

ADDRESS = "owner@mere.example"


def test_an_owner_answers_a_chasing_letter_and_the_officer_confirms(
    sample: Partnership, page: Page, browser: Browser, begun: Begin, live_server
) -> None:
    by = process_for(sample, "sample", timezone.localdate())
    Action.objects.filter(state="open").update(checked=True)
    found = next(one for one in owned_actions(by) if one.action.state == "open" and one.owners[0][0] == "person")
    action = found.action
    keep_contact(by, Person.objects.get(pk=found.owners[0][1]), ContactKind.EMAIL, ADDRESS)
    with office(FRANKPLEDGE_ADDRESS=live_server.url) as post:
        begun(page, path=f"/aldermere/actions/{action.pk}/")
        page.get_by_role("link", name="Write to an owner of this action").click()
        page.get_by_role("button", name=re.compile("^Send a letter")).first.click()
        expect(page.get_by_text("A letter is on its way.")).to_be_visible()
        do_waiting("journeys")
        (letter,) = post.to(ADDRESS)
        (link,) = re.findall(rf"{re.escape(live_server.url)}/answer/\S+/", words_of(letter))

        with contextmanager(opened)(browser, PHONE) as phone:
            phone.goto(link)
            expect(phone.get_by_text(" ".join(action.text.split()))).to_be_visible()
            phone.get_by_label("It is under way").check()
            phone.get_by_label("In your words").fill("The lamps are ordered.")
            phone.get_by_role("button", name="Send").click()
            expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you")
            phone.goto(link)
            expect(phone.get_by_role("heading", level=1)).to_have_text("This link was used already")

        take_in(answer_to(letter, "Done: they were put up on Tuesday.", ADDRESS), timezone.localdate(), Origin.WORKER)
        page.reload()
        said = page.get_by_role("region").filter(has_text="they were put up on Tuesday")
        said.get_by_role("button", name=re.compile("^Confirm it")).click()
        expect(page.get_by_label("What came of it")).to_have_value("Done: they were put up on Tuesday.")
        assert action.updates.get(kind="done").state == "stands"
        assert action.updates.get(kind="told").state == "proposed"
