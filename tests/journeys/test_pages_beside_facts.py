"""A fact is seen on the page that it came from: a PDF's own pages, and a Word file laid out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from frankpledge.config.commands.demonstration import sample_papers
from frankpledge.intake.models import Review
from frankpledge.people.models import Partnership
from tests.journeys.fullest import of_format
from tests.journeys.record import MEMBER, Begin
from tests.journeys.steps import add, drawn, fact

PDF, WORD = (next(path for path in sample_papers() if path.suffix == suffix) for suffix in (".pdf", ".docx"))
_UNDER = """one => {
  const box = one.getBoundingClientRect()
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
  return at === one || one.parentNode.contains(at)
}"""


def review_of(partnership: Partnership, document: int) -> str:
    return reverse("review", kwargs={"partnership": partnership.slug, "document": document})


@pytest.mark.parametrize("kind", ["page", "phone", "plain"])
def test_a_fact_of_a_pdf_leads_to_its_words_on_the_page(
    sample: Partnership, begun: Begin, kind: str, request: pytest.FixtureRequest
):
    page: Page = request.getfixturevalue(kind)
    begun(page, path=review_of(sample, of_format("pdf")))
    one = fact(page, "to have the protocol signed")
    one.get_by_role("link", name="Where this comes from").click()
    words = page.locator("rect:target")
    expect(words).to_have_count(1)
    expect(words).to_have_attribute("data-kind", "action")
    expect(words).to_be_in_viewport()
    if kind != "plain":
        drawn(page)
    assert words.evaluate(_UNDER), "something else lies over the words"
    words.click()
    expect(one).to_be_in_viewport()


def test_who_cannot_see_the_picture_has_its_words(sample: Partnership, page: Page, begun: Begin):
    begun(page, path=review_of(sample, of_format("pdf")))
    first = page.get_by_role("region", name="Page 1 of 3")
    expect(first.get_by_role("img")).to_have_attribute("alt", "Page 1 as it is printed. Its words follow.")
    expect(first).to_contain_text("Kwame Boateng, Brenda Oakes and Beth Corrigan")


def test_the_text_alone_is_a_choice_that_is_kept(sample: Partnership, page: Page, begun: Begin):
    begun(page, path=review_of(sample, of_format("pdf")))
    page.get_by_role("link", name="Text alone").click()
    expect(page.get_by_role("region", name="Page 1 of 3")).to_have_count(0)
    fact(page, "to have the protocol signed").get_by_role("link", name="Where this comes from").click()
    expect(page.locator("mark:target")).to_contain_text("Dr Farah Siddiqui to have the protocol signed")
    page.reload()
    page.get_by_role("link", name="As it is laid out").click()
    expect(page.get_by_role("region", name="Page 1 of 3")).to_be_visible()


def test_a_reader_sees_the_words_of_a_word_file_laid_out(sample: Partnership, page: Page, begun: Begin):
    where = reverse("document", kwargs={"partnership": sample.slug, "document": of_format("docx")})
    begun(page, MEMBER, where)
    page.get_by_role("link", name="In the text").filter(has_text="to have the protocol signed").click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    expect(page.locator("mark:target")).to_contain_text("Dr Farah Siddiqui to have the protocol signed")


def test_pdf_and_word_come_in_as_they_are(bare: Partnership, page: Page, begun: Begin, worker: Callable[[], None]):
    begun(page)
    add(page, [Path(PDF), Path(WORD)])
    worker()
    page.reload()
    for name in (PDF.name, WORD.name):
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))
        expect(row).to_contain_text("Read")
        row.get_by_role("link", name="Review").click()
        expect(fact(page, "Dr Farah Siddiqui")).to_be_visible()
        page.go_back()
    assert {review.document.format for review in Review.objects.all()} == {"pdf", "docx"}
