"""What is missing from a paper, or cannot be, is said."""

from minutes_reader.tests.make import minutes


def said(below: str, kind: str) -> list[str]:
    return [note.message for note in minutes(below).notes if note.kind == kind]


def test_a_day_that_does_not_exist_is_pointed_out() -> None:
    assert said("The wardens will report by 31 June 2014.", "impossible_date") == [
        "There is no such date as 31 June 2014."
    ]


def test_an_appendix_that_is_named_but_not_there_is_said_once() -> None:
    assert said("See Appendix A. As Appendix A shows, fires fell.", "paper_absent") == [
        "Appendix A is named but is not part of this document."
    ]


def test_an_appendix_that_is_there_is_not_missed() -> None:
    text = (
        "See Appendix 1 for the figures.\n\nAppendix 1: Figures\n\nFires fell from nine to six in "
        "the year, and all of them were small."
    )
    assert said(text, "paper_absent") == []


def test_an_attached_report_is_missed() -> None:
    assert len(said("The full report is attached for members.", "paper_absent")) == 1


def test_numbers_that_follow_on_are_no_gap() -> None:
    assert said("1. Welcome\n\nWords were said.\n\n2. Minutes\n\nThey were agreed.", "number_gap") == []
