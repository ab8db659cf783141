"""Pages of a PDF as pictures."""

import io

import pytest
from PIL import Image

from minutes_reader.errors import ReadingError
from minutes_reader.formats.pdf_pictures import TALLEST, WIDEST, page_picture, picture
from minutes_reader.formats.tests.hostile_pdf import bomb
from minutes_reader.formats.tests.make_pdf import locked, pixels, read, set_with, words_at, written

PAGE = written(words_at((50, 300, "Minutes")))


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    width, height, light = pixels(page_picture(PAGE, 1, 800))
    assert (width, height) == (800, 800)
    assert light[:10] == b"\xff" * 10


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_words_are_dark_inside_their_boxes_and_nowhere_else(turn: int) -> None:
    data = written(words_at((50, 300, "Minutes")), page=f"/Rotate {turn}")
    width, _, light = pixels(page_picture(data, 1, 400))
    left, top, right, bottom = read(data).runs[0].box
    dark = [(n % width, n // width) for n, value in enumerate(light) if value < 100]
    assert dark
    assert all(left - 2 <= x <= right + 2 and top - 2 <= y <= bottom + 2 for x, y in dark)


def test_pictures_are_bounded_whatever_is_asked() -> None:
    assert pixels(page_picture(PAGE, 1, 50_000))[0] == WIDEST
    tall = written(words_at((5, 300, "Minutes")), box="0 0 10 100000")
    assert pixels(page_picture(tall, 1, 800))[1] <= TALLEST
    assert pixels(page_picture(written("", box="0 0 2000000 2000000"), 1, 0))[0] >= 1


def test_a_page_that_is_not_there_is_refused() -> None:
    for page in (0, 3, -1):
        with pytest.raises(ReadingError, match="no page"):
            page_picture(set_with("One\n#pagebreak()\nTwo"), page, 100)


def test_a_locked_file_shows_no_pages() -> None:
    with pytest.raises(ReadingError, match="password"):
        page_picture(locked("", "secret"), 1, 100)


def test_a_page_of_few_colours_keeps_them_and_is_small() -> None:
    filled = "0.8 0 0 rg 0 0 200 400 re f 0 0 1 rg 200 0 200 400 re f"
    picture = Image.open(io.BytesIO(page_picture(written(filled), 1, 400)))
    assert (picture.mode, picture.size) == ("P", (400, 400))
    shown = picture.convert("RGB")
    assert (shown.getpixel((100, 200)), shown.getpixel((300, 200))) == ((204, 0, 0), (0, 0, 255))


def test_a_page_of_many_colours_keeps_them_all() -> None:
    squares = "".join(
        f"{r / 20} {g / 20} {(r + 2 * g) / 60} rg {20 * r} {20 * g} 20 20 re f\n" for r in range(20) for g in range(20)
    )
    shown = Image.open(io.BytesIO(page_picture(written(squares), 1, 400)))
    assert shown.mode == "RGB"
    red, green, _ = shown.getpixel((10 + 20 * 12, 400 - 10 - 20 * 3))
    assert (abs(red - 153) <= 1, abs(green - 38) <= 1) == (True, True)


def test_pictures_drawn_in_a_process_of_their_own_are_the_same() -> None:
    assert picture(PAGE, 1, 300, "paper.pdf") == page_picture(PAGE, 1, 300)
    with pytest.raises(ReadingError, match=r"paper\.pdf: there is no page 2"):
        picture(PAGE, 2, 300, "paper.pdf")


def test_a_page_that_unpacks_to_gigabytes_is_refused() -> None:
    with pytest.raises(ReadingError, match=r"paper\.pdf: .*(seconds|memory)"):
        picture(bomb(), 1, 300, "paper.pdf")
