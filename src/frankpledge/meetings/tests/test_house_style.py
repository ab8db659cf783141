"""Word templates that an officer edits: what is taken, what is refused and why, and that the last good one stays."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings import changes
from frankpledge.meetings.queries.writing_out.house_style import own_since, template_of
from frankpledge.meetings.rules.writing_out.checking import NotATemplate, check
from frankpledge.meetings.rules.writing_out.house_style import built_in
from frankpledge.meetings.rules.writing_out.sample import sample
from frankpledge.meetings.rules.writing_out.word import word_of
from frankpledge.meetings.rules.writing_out.written import Kind
from frankpledge.meetings.tests import make
from minutes_reader import ReadingError, read_bytes


def edited(kind: Kind, edit: Callable[[Document], None]) -> bytes:
    """The built-in template of a kind, after somebody changed it."""
    made = Document(io.BytesIO(built_in(kind)))
    edit(made)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def with_words(was: str, becomes: str) -> bytes:
    """The template of minutes with a paragraph that says something else."""

    def edit(made: Document) -> None:
        line = next(one for one in made.paragraphs if one.text == was)
        line.text = becomes

    return edited(Kind.MINUTES, edit)


def packed(template: bytes, name: str, content: bytes) -> bytes:
    """The template with another file inside it."""
    file = io.BytesIO(template)
    with zipfile.ZipFile(file, "a") as files:
        files.writestr(name, content)
    return file.getvalue()


def linked(made: Document) -> None:
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    made.part.relate_to("https://example.org/picture", link, is_external=True)


def without_head(made: Document) -> None:
    for line in made.sections[0].header.paragraphs:
        line.text = "Aldermere"


@pytest.mark.parametrize("kind", Kind)
def test_the_built_in_template_of_each_kind_is_one_that_would_be_taken(kind: Kind) -> None:
    check(built_in(kind), kind)


REFUSED = {
    "no Word file": (lambda: b"%PDF-1.4 and so on", "not a Word document"),
    "unknown field": (lambda: with_words("{{ body }}", "{{ boddy }}"), "no field called boddy. Did you mean body?"),
    "unknown part": (
        lambda: with_words("{{ line.text }}", "{{ line.txet }}"),
        "no field called txet in sections.lines",
    ),
    "broken tag": (lambda: with_words("{%p if stage %}", "Draft"), "A tag in it is broken"),
    "open bracket": (lambda: with_words("{{ body }}", "{{ body }"), "A tag in it is broken"),
    "a list": (lambda: with_words("{{ body }}", "{{ facts }}"), "{{ facts }} is a list"),
    "a call": (lambda: with_words("{{ body }}", "{{ body.upper() }}"), "does more than name a field"),
    "a way out": (lambda: with_words("{{ body }}", "{{ body.__class__ }}"), "does more than name a field"),
    "a filter": (lambda: with_words("{{ body }}", "{{ body|upper }}"), "does more than name a field"),
    "a macro of its own": (
        lambda: with_words("{{ body }}", "{% macro m() %}x{% endmacro %}"),
        "does more than show a field",
    ),
    "loop in a loop": (
        lambda: with_words("{{ section.title }}", "{% for s in sections %}{{ s.title }}{% endfor %}"),
        "inside a loop over the same list",
    ),
    "no marking": (lambda: edited(Kind.MINUTES, without_head), "head of its pages does not have {{ marking }}"),
    "a link": (lambda: edited(Kind.MINUTES, linked), "leads outside of itself, to https://example.org/picture"),
    "macros": (lambda: packed(built_in(Kind.MINUTES), "word/vbaProject.bin", b"\xd0\xcf\x11\xe0"), "macros"),
}


@pytest.mark.parametrize("kind", Kind)
def test_a_word_file_is_none_of_an_old_word_and_its_rows_stay_whole(kind: Kind) -> None:
    made = Document(io.BytesIO(word_of(sample(kind), built_in(kind))))
    mode = made.settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']/@w:val")
    assert mode == ["15"]
    assert made.tables or kind is Kind.AGENDA
    for table in made.tables:
        assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
        assert [len(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [1] + [0] * (len(table.rows) - 1)
        assert table._tbl.xpath("w:tblPr/w:tblCellMar/w:top/@w:w") == ["60"]
        order = [one.tag.split("}")[1] for one in table._tbl.tblPr]
        assert order == ["tblStyle", "tblW", "tblBorders", "tblLayout", "tblCellMar", "tblLook"], (
            "as the standard has it"
        )


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_with_a_template_is_said_in_plain_words(case: str) -> None:
    made, why = REFUSED[case]
    with pytest.raises(NotATemplate) as refused:
        check(made(), Kind.MINUTES)
    assert why in str(refused.value)


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(NotATemplate):
        check(built_in(Kind.MINUTES)[:4000], Kind.MINUTES)


def test_a_template_that_would_lose_something_is_refused() -> None:
    def edit(made: Document) -> None:
        for line in made.paragraphs:
            if "line.text" in line.text:
                line.text = "Something was said here"

    with pytest.raises(NotATemplate) as refused:
        check(edited(Kind.MINUTES, edit), Kind.MINUTES)
    assert "leaves out lines.text" in str(refused.value)


def test_an_edited_template_gives_the_words_of_the_document_and_its_own() -> None:
    template = with_words("{{ body }}", "Aldermere Borough Council: {{ body }}")
    check(template, Kind.MINUTES)
    document = sample(Kind.MINUTES)
    own, usual = (read_bytes(word_of(document, one), "m.docx").text for one in (template, built_in(Kind.MINUTES)))
    assert own == usual.replace("A board", "Aldermere Borough Council: A board", 1)


def test_a_template_whose_field_is_gone_is_told_of_and_no_fault() -> None:
    with pytest.raises(ReadingError, match="its template cannot be filled any longer"):
        word_of(sample(Kind.MINUTES), with_words("{{ body }}", "{{ what_was_once }}"))


@pytest.mark.django_db
def test_the_last_good_template_stays_until_one_goes_back_to_the_built_in_one() -> None:
    place = make.partnership()
    by = make.actor(place)
    good = with_words("{{ body }}", "Ours: {{ body }}")
    changes.keep_house_style(by, Kind.MINUTES, good)
    with pytest.raises(NotPossible, match="Did you mean body"):
        changes.keep_house_style(by, Kind.MINUTES, with_words("{{ body }}", "{{ boddy }}"))
    assert template_of(by, Kind.MINUTES) == good
    assert template_of(by, Kind.AGENDA) == built_in(Kind.AGENDA)
    changes.give_up_house_style(by, Kind.MINUTES)
    assert template_of(by, Kind.MINUTES) == built_in(Kind.MINUTES)
    assert own_since(by) == dict.fromkeys(Kind)
    with pytest.raises(NotPossible, match="already"):
        changes.give_up_house_style(by, Kind.MINUTES)


@pytest.mark.django_db
def test_an_officer_downloads_a_template_edits_it_and_gets_minutes_in_it() -> None:
    place = make.partnership()
    paper = make.minutes(make.actor(place), make.attendance("Ann Lee", "Mere Aid"), make.item("1"), make.decision())
    browser = make.signed_in(place)
    page = reverse("house_style", args=[place.slug])
    template = browser.get(reverse("house_style_file", args=[place.slug, "minutes"])).content
    made = Document(io.BytesIO(template))
    made.paragraphs[0].insert_paragraph_before("In our own house style")
    file = io.BytesIO()
    made.save(file)
    bad = browser.post(page, {"kind": "minutes", "file": SimpleUploadedFile("t.docx", b"no")})
    assert "It is not a Word document (.docx)" in bad.content.decode()
    sent = browser.post(page, {"kind": "minutes", "file": SimpleUploadedFile("t.docx", file.getvalue())}, follow=True)
    assert "Your own template, since" in sent.content.decode()
    address = reverse("meeting_file", args=[place.slug, paper.meeting_id, "minutes", "docx"])
    assert read_bytes(browser.get(address).content, "m.docx").text.startswith("In our own house style\n")
    browser.post(page, {"back": "minutes"})
    assert "house style" not in read_bytes(browser.get(address).content, "m.docx").text
