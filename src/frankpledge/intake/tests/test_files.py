"""PDF and Word coming in: the page beside its facts, packs as their papers, and who may see a page's picture."""

import io
import re

import pytest
from django.test import Client
from docx import Document as Word

from frankpledge.documents.models import Document
from frankpledge.intake import changes, jobs
from frankpledge.intake.models import Fact, Review, Upload
from frankpledge.intake.tests import make as here
from frankpledge.intake.tests import pages
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.models import Paper
from frankpledge.meetings.tests import make
from minutes_reader.formats.tests.make_pdf import set_with

pytestmark = pytest.mark.django_db

LONG = " ".join(f"Members heard about street {n}, and asked to hear more of it." for n in range(120))
PNG = b"\x89PNG\r\n\x1a\n"


def as_pdf(*papers: str) -> bytes:
    """Papers one after the other, each on pages of its own and under a title in large type where there are several."""
    head = '#set page(width: 400pt, height: 400pt, margin: 40pt)\n#set text(size: 10pt, lang: "en", hyphenate: false)\n'
    words = "#for words in data.papers.at({0}) [#text(words)\n\n]"
    if len(papers) > 1:
        words = "#text(size: 16pt)[#data.titles.at({0})]\n\n" + words
    source = "\n#pagebreak(weak: true)\n".join(words.format(n) for n in range(len(papers)))
    titles = ["Lamps in the spring", "Gates in the summer", "Dogs in the autumn"]
    return set_with(source, head, papers=[paper.split("\n\n") for paper in papers], titles=titles)


def as_word(text: str, *rows: tuple[str, str]) -> bytes:
    """A Word file of these paragraphs and, under them, a table."""
    made, file = Word(), io.BytesIO()
    for words in text.split("\n\n"):
        made.add_paragraph(words)
    table = made.add_table(len(rows), 2)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    made.save(file)
    return file.getvalue()


PACK = (here.MINUTES, here.MINUTES.replace("12 March", "11 June").replace("30 April", "30 July"))


def read(by: Actor, content: bytes, name: str) -> Upload:
    return here.came_in(by, content, name)


def test_a_pdf_keeps_its_pages_and_where_each_word_stands(by: Actor) -> None:
    document = read(by, as_pdf(f"{here.MINUTES}\n\n{LONG}"), "minutes.pdf").document
    kept = list(document.pages.all())
    assert (document.format, document.part, document.encoding) == ("pdf", 0, "")
    assert [page.number for page in kept] == list(range(1, len(kept) + 1))
    assert len(kept) > 1
    assert {(page.width, page.height) for page in kept} == {(400, 400)}
    assert "".join(document.text[page.start : page.end] for page in kept) == document.text
    for page in kept:
        assert page.words
        for start, end, left, top, right, bottom in page.words:
            assert document.text[start:end].strip() == document.text[start:end] != ""
            assert 0 <= left < right <= page.width
            assert 0 <= top < bottom <= page.height


def test_the_facts_of_a_pdf_are_marked_on_the_picture_of_its_page(by: Actor, client: Client) -> None:
    review = read(by, as_pdf(here.MINUTES), "minutes.pdf").document.review
    html = client.get(pages.address(review)).content.decode()
    assert f'src="/aldermere/documents/{review.document_id}/pages/1.png"' in html
    for fact in Fact.objects.all():
        assert len(re.findall(rf'<rect id="q{fact.pk}"', html)) == 1
        assert f'<a href="#fact-{fact.pk}" tabindex="-1"><rect' in html
    assert "Tom Fell to ask the highways team" in html.split("govuk-visually-hidden", 1)[1]


def test_a_word_file_is_laid_out_in_paragraphs_and_tables(by: Actor, client: Client) -> None:
    review = read(
        by, as_word(here.MINUTES, ("Street", "Kind of lamp"), ("<b>Mere Lane</b>", "gas")), "a.docx"
    ).document.review
    html = client.get(pages.address(review)).content.decode()
    assert "<td>&lt;b&gt;Mere Lane&lt;/b&gt;</td><td>gas</td>" in html
    assert "pages/1.png" not in html
    action = here.fact(review, "actions")
    assert f'<mark id="q{action.pk}" data-kind="action">' in html


def test_whoever_wants_the_text_alone_gets_it_until_they_ask_again(by: Actor, client: Client) -> None:
    review = read(by, as_pdf(here.MINUTES), "minutes.pdf").document.review
    assert "pages/1.png" in client.get(pages.address(review)).content.decode()
    for url in (pages.address(review, "?side=text"), pages.address(review)):
        html = client.get(url).content.decode()
        assert "pages/1.png" not in html
        assert f'<mark id="q{here.fact(review, "actions").pk}"' in html
    assert "pages/1.png" in client.get(pages.address(review, "?side=pages")).content.decode()


def test_the_way_back_keeps_what_the_page_shows(by: Actor, client: Client) -> None:
    review = read(by, as_pdf(here.MINUTES), "minutes.pdf").document.review
    assert "?show=left&amp;side=text#paper" in client.get(pages.address(review, "?show=left")).content.decode()


def test_a_page_with_many_pages_asks_no_more_of_the_database(by: Actor, client: Client) -> None:
    few = read(by, as_pdf(here.MINUTES), "few.pdf").document.review
    many = read(by, as_pdf(f"{here.MINUTES}\n\n{LONG}\n\n{LONG}\n\n{LONG}"), "many.pdf").document.review
    assert many.document.pages.count() > 3 * few.document.pages.count()
    assert pages.queries_of(client, pages.address(many)) <= pages.queries_of(client, pages.address(few))
    assert pages.queries_of(client, pages.address(many)) <= pages.MOST_QUERIES


def test_a_fact_is_corrected_beside_the_page_that_it_came_from(by: Actor, client: Client) -> None:
    review = read(by, as_pdf(f"{LONG}\n\n{here.MINUTES}"), "minutes.pdf").document.review
    fact = here.fact(review, "actions")
    html = client.get(pages.address(review, f"{fact.pk}/")).content.decode()
    shown = set(re.findall(r"pages/(\d+)\.png", html))
    on = {page.number for page in review.document.pages.all() if page.start < fact.end and page.end > fact.start}
    assert shown == {str(number) for number in on}
    assert '<rect data-kind="action"' in html
    assert "Tom Fell to ask the highways team for a date by 30 April 2024" in html.split('id="words"')[1]
    top, depth = map(float, re.findall(r'viewBox="0 ([\d.]+) 400\.00 ([\d.]+)"', html)[0])
    assert 0 <= top < top + depth <= 400
    mark = float(re.findall(r'<rect data-kind="action" x="[\d.]+" y="([\d.]+)"', html)[0])
    assert top <= mark <= top + depth


# ---- packs


def test_a_pack_becomes_a_document_a_paper_each_to_be_reviewed(by: Actor, client: Client) -> None:
    upload = read(by, as_pdf(*PACK), "pack.pdf")
    papers = list(Document.objects.order_by("part"))
    assert [(paper.name, paper.part) for paper in papers] == [
        ("pack.pdf, paper 1: Lamps in the spring", 1),
        ("pack.pdf, paper 2: Gates in the summer", 2),
    ]
    assert upload.document == papers[0]
    assert [here.fact(paper.review, "actions").values["due"] for paper in papers] == ["2024-04-30", "2024-07-30"]
    assert papers[1].pages.first().number == papers[0].pages.last().number + 1
    page = client.get(f"/aldermere/documents/added/{upload.batch}/")
    assert "A pack of 2 papers" in pages.text_of(page)
    for paper in papers:
        assert pages.address(paper.review) in page.content.decode()
        assert client.get(f"/aldermere/documents/{paper.pk}/pages/{paper.pages.first().number}.png").status_code == 200


def test_a_pack_that_is_there_already_enters_nothing_twice(by: Actor, client: Client) -> None:
    pack = as_pdf(*PACK)
    read(by, pack, "pack.pdf")
    again = read(by, pack, "pack again.pdf")
    assert (again.state, Document.objects.count()) == ("known", 2)
    assert "paper 2: Gates" in pages.text_of(client.get(f"/aldermere/documents/added/{again.batch}/"))


def test_all_papers_of_a_pack_can_be_entered_together(by: Actor, client: Client) -> None:
    upload = read(by, as_pdf(*PACK), "pack.pdf")
    html = client.get(f"/aldermere/documents/added/{upload.batch}/").content.decode()
    chosen = re.findall(r'name="document" value="(\d+)"', html)
    assert len(chosen) == 2
    client.post("/aldermere/documents/enter/", {"batch": str(upload.batch), "document": chosen})
    for review in Review.objects.all():
        jobs.enter_unchecked(review.pk, 0, review.partnership_id)
    assert Paper.objects.count() == 2
    assert len({paper.dated for paper in Paper.objects.all()}) == 2


def test_a_newer_reader_reads_the_same_paper_of_a_pack_again(by: Actor) -> None:
    read(by, as_pdf(*PACK), "pack.pdf")
    second = Document.objects.get(part=2).review
    here.older(second)
    fact = here.reread(here.fact(second, "actions"), due="2001-01-01")
    changes.read_again(by, second)
    fact.refresh_from_db()
    assert fact.values["due"] == "2024-07-30"


def test_a_paper_that_a_pack_no_longer_has_is_not_overwritten(by: Actor) -> None:
    read(by, as_pdf(*PACK), "pack.pdf")
    Document.objects.filter(part=2).update(part=3)
    again = Document.objects.get(part=3).review
    here.older(again)
    with pytest.raises(NotPossible, match="another text"):
        changes.read_again(by, again)


# ---- pictures of pages


def picture_of(client: Client, document: Document, page: int = 1, place: str = "aldermere") -> int:
    answer = client.get(f"/{place}/documents/{document.pk}/pages/{page}.png")
    if answer.status_code == 200:
        assert answer.content.startswith(PNG)
        assert answer.headers["Content-Type"] == "image/png"
        assert "no-store" in answer.headers["Cache-Control"]
    return answer.status_code


def test_a_page_before_it_is_entered_is_seen_by_those_who_keep_the_record_alone(by: Actor, client, viewing) -> None:
    document = read(by, as_pdf(here.MINUTES), "minutes.pdf").document
    assert (picture_of(client, document), picture_of(viewing, document)) == (200, 404)
    changes.enter_review(by, document.review, unchecked=True)
    assert (picture_of(client, document), picture_of(viewing, document)) == (200, 200)
    changes.withdraw(by, document.review)
    assert (picture_of(client, document), picture_of(viewing, document)) == (200, 404)


def test_a_page_of_another_partnership_is_not_there(by: Actor) -> None:
    document = read(by, as_pdf(here.MINUTES), "minutes.pdf").document
    stranger = make.signed_in(make.partnership("beckside", "Beckside Community Safety Partnership"))
    assert (picture_of(stranger, document), picture_of(stranger, document, place="beckside")) == (404, 404)
    assert picture_of(Client(), document) == 302


def test_a_page_that_a_document_has_not_is_not_there(by: Actor, client: Client) -> None:
    document = read(by, as_pdf(here.MINUTES), "minutes.pdf").document
    assert picture_of(client, document, document.pages.count() + 1) == 404
    assert picture_of(client, document, 0) == 404
    assert picture_of(client, here.came_in(by).document) == 404


def test_a_page_of_another_paper_of_the_pack_is_not_there(by: Actor, client: Client) -> None:
    read(by, as_pdf(*PACK), "pack.pdf")
    first, second = Document.objects.order_by("part")
    assert picture_of(client, first, second.pages.first().number) == 404


def test_the_record_shows_the_pages_of_an_entered_paper_to_those_who_read(by: Actor, viewing: Client) -> None:
    document = read(by, as_pdf(here.MINUTES), "minutes.pdf").document
    changes.enter_review(by, document.review, unchecked=True)
    html = viewing.get(f"/aldermere/documents/{document.pk}/").content.decode()
    assert "pages/1.png" in html
    assert re.search(r'<a href="#fact-(\d+)" tabindex="-1"><rect id="q\1"', html)
