"""Which later minutes are offered for a thread, told their titles."""

from frankpledge.meetings.rules.suggesting import OFFERED, Later, Why, suggested

ACTION = "Ask the highways team when the lamps in Mere Lane will be mended"


def offered(number: str, title: str, *titles: str, actions: tuple[str, ...] = ()) -> list[tuple[str, Why]]:
    """The titles that are offered, and why."""
    later = [Later(row, words) for row, words in enumerate(titles)]
    return [(titles[row], why) for row, why in suggested(number, title, actions, later)]


def test_a_title_with_the_number_comes_before_one_that_is_the_same() -> None:
    found = offered("318/07", "Lamps", "LAMPS.", "Matters arising: minute 318/07", "Lamps, dogs", "1318/07", "318/071")
    assert found == [("Matters arising: minute 318/07", Why.NUMBER), ("LAMPS.", Why.TITLE)]


def test_titles_of_every_meeting_and_small_numbers_say_nothing() -> None:
    assert offered("5", "Matters arising", "Matters arising", "5 new lamps", "Room 5") == []


def test_a_title_with_the_words_of_an_action_is_offered() -> None:
    titles = ("Highways and the lamps of Mere Lane", "Lamps elsewhere", "Apologies")
    assert offered("7", "Lighting", *titles, actions=(ACTION, "Report back")) == [(titles[0], Why.WORDS)]


def test_no_more_is_offered_than_can_be_looked_through() -> None:
    assert len(offered("7", "Lamps", *["Lamps"] * 50)) == OFFERED
