"""What holds of every PDF: a span yields its words, and its boxes stand on their pages."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.tests.make_pdf import read, set_with, table, words_at, written

WORD = st.text("abcdefghijklmnoprstuvwyzABC0123456789.,;()/-–’£%", min_size=1, max_size=14)
WORDS = st.lists(WORD, min_size=1, max_size=30).map(" ".join)
ROWS = st.integers(2, 4).flatmap(
    lambda across: st.lists(st.lists(WORDS, min_size=across, max_size=across), min_size=1, max_size=6)
)
BLOCK = st.one_of(
    WORDS.map(lambda words: ("text", words)), st.tuples(st.sampled_from(["ruled", "bare"]), ROWS), st.just(("page", ""))
)
PLAIN = st.text("abcdefghijklmnoprstuvwyzABC0123456789.,;-", min_size=1, max_size=14)


def check(found: Canonical) -> None:
    """Every run is a piece without white space of the text, in order, in a box on its page."""
    for run in found.runs:
        words = found.text[run.start : run.end]
        assert words
        assert not any(letter in words for letter in " \t\n")
        width, height = found.pages[run.page - 1]
        assert 0 <= run.box.left <= run.box.right <= width
        assert 0 <= run.box.top <= run.box.bottom <= height
    assert all(before.end <= after.start for before, after in pairwise(found.runs))
    covered = "".join(found.text[run.start : run.end] for run in found.runs)
    assert covered == "".join(found.text.split())
    assert list(found.page_starts) == sorted(found.page_starts)
    assert len(found.page_starts) == len(found.pages)
    assert not any(line.startswith(" ") or line.endswith(" ") for line in found.text.split("\n"))


@settings(max_examples=25, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=6))
def test_every_run_is_a_word_in_a_box_on_its_page(blocks: list[tuple[str, object]]) -> None:
    source, texts = "", []
    for kind, content in [("text", "Begin."), *blocks]:
        if kind == "text":
            source += f"#text(data.texts.at({len(texts)}))\n\n"
            texts.append(content)
        elif kind == "page":
            source += "#pagebreak(weak: true)\n"
        else:
            source += table(content, ruled=kind == "ruled")  # type: ignore[arg-type]
    check(read(set_with(source, texts=texts)))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-50, 450), st.floats(-50, 450), PLAIN), min_size=1, max_size=40),
    st.sampled_from([0, 90, 180, 270]),
    st.floats(2, 60),
)
def test_words_anywhere_on_a_page_have_boxes_on_it(
    words: list[tuple[float, float, str]], turn: int, size: float
) -> None:
    check(read(written(words_at((200, 200, "Begin")), words_at(*words, size=size), page=f"/Rotate {turn}")))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=5))
def test_no_word_is_lost_or_told_twice(pages: list[list[str]]) -> None:
    source = "#pagebreak()\n".join(
        "".join(f"#text(data.pages.at({p}).at({n}))\n\n" for n in range(len(page))) for p, page in enumerate(pages)
    )
    found = read(set_with(source, pages=pages))
    given_words = "".join(word for page in pages for text in page for word in text.split())
    shown = "".join(found.text.split()) + "".join(words for _, words in found.left_out).replace(" ", "")
    # What runs at the edges of pages is set aside, and a hyphen at a line's end may be the typesetter's.
    assert sorted(shown.replace("-", "")) == sorted(given_words.replace("-", ""))
