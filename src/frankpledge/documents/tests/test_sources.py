"""The mark that leads from a fact to its words, and a text with its facts marked."""

from types import SimpleNamespace

from django.template import Context, Template

from frankpledge.documents.rules import Mark

ACTOR = SimpleNamespace(partnership=SimpleNamespace(slug="aldermere"))


def rendered(source: str, **values: object) -> str:
    return Template("{% load sources %}" + source).render(Context({"actor": ACTOR, **values}))


def test_a_fact_leads_to_its_words_in_its_document() -> None:
    made = rendered("{% source 7 12 'Action' %}")
    assert 'href="/aldermere/documents/7/#q12"' in made
    assert "Where this comes from: Action" in made


def test_a_fact_that_a_person_typed_leads_nowhere() -> None:
    assert rendered("{% source None 12 %}{% source 7 None %}") == ""


def test_a_text_is_marked_and_each_mark_leads_to_its_fact() -> None:
    text = "ACTION: mend <the> lamps"
    made = rendered(
        "{% marked_text text marks %}", text=text, marks=[Mark(0, 24, "3", "action"), Mark(13, 18, "4", "x")]
    )
    assert made == (
        '<mark id="q3" data-kind="action"><a href="#fact-3" tabindex="-1">ACTION: mend </a>'
        '<mark id="q4" data-kind="x"><a href="#fact-4" tabindex="-1">&lt;the&gt;</a></mark>'
        '<a href="#fact-3" tabindex="-1"> lamps</a></mark>'
    )


def test_no_id_stands_twice_where_marks_cross() -> None:
    made = rendered("{% marked_text text marks %}", text="abcdef", marks=[Mark(0, 4, "1", "a"), Mark(2, 6, "2", "b")])
    assert made.count('id="q2"') == 1
    assert made.count("<mark") == made.count("</mark>") == 3


def test_words_outside_marks_are_no_links() -> None:
    assert rendered("{% marked_text text marks %}", text="a <b>", marks=[]) == "a &lt;b&gt;"
