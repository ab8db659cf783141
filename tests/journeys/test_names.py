"""Whom a printed name means is asked, never guessed; two people found to be one can be parted again."""

from playwright.sync_api import Page, expect

from frankpledge.meetings.models import ActionOwner, Attendance
from frankpledge.people.models import Partnership, Person
from tests.journeys.record import OFFICER, Begin


def test_an_ambiguous_name_waits_and_one_answer_settles_it(sample: Partnership, page: Page, begun: Begin):
    waiting = ActionOwner.objects.get(name="JH", person__isnull=True)
    begun(page, OFFICER)
    page.get_by_role("link", name="where a printed name waits").click()
    question = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="JH"))
    choices = question.get_by_role("button", name="This is")
    expect(choices).to_have_count(2)
    chosen = choices.first.inner_text()
    choices.first.click()
    expect(page.get_by_text("“JH” is settled in 1 place.")).to_be_visible()
    expect(question).to_have_count(0)
    waiting.refresh_from_db()
    assert waiting.person.name in chosen
    page.goto(page.url.replace("/names/", f"/actions/{waiting.action_id}/"))
    expect(page.get_by_role("link", name=waiting.person.name)).to_be_visible()


def test_a_name_can_be_left_as_printed_and_asks_no_more(sample: Partnership, page: Page, begun: Begin):
    begun(page, path="/aldermere/names/")
    questions = page.locator("ol.fp-facts > li")
    before = questions.count()
    questions.first.get_by_role("link", name="Somebody else").click()
    page.get_by_label("Who or what it is").select_option("as printed")
    page.get_by_role("button", name="Save the answer").click()
    expect(page.get_by_text("is settled in")).to_be_visible()
    expect(questions).to_have_count(before - 1)


def test_two_people_are_merged_and_parted_and_nothing_is_lost(sample: Partnership, page: Page, begun: Begin):
    kept, other = (Person.objects.get(name=name) for name in ("Sian Pritchard", "Walter Jessop"))
    theirs = Attendance.objects.filter(person=other).values("meeting").distinct().count()
    own = Attendance.objects.filter(person=kept).values("meeting").distinct().count()
    begun(page, path=f"/aldermere/people/{kept.pk}/")
    listed = (
        page.locator("section[aria-labelledby=attendance]").get_by_role("row").filter(has=page.get_by_role("rowheader"))
    )
    expect(listed).to_have_count(own)
    page.get_by_role("button", name="Merge with another").click()
    page.get_by_label("Name").fill("jessop")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=other.name).click()
    expect(page.get_by_role("row").filter(has_text=other.name)).to_contain_text("meetings")
    page.get_by_role("button", name="They are one person").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(kept.name)
    expect(listed).to_have_count(own + theirs)
    page.get_by_role("link", name="Part merged with").click()
    page.get_by_role("button", name="Part them").click()
    expect(page.get_by_role("button", name="Part them")).to_have_count(0)
    page.goto(page.url.split("/people/")[0] + f"/people/{other.pk}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(other.name)
    expect(listed).to_have_count(theirs)
