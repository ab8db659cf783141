"""How offers are counted, and what is said of them."""

from minutes_reader.confidence import SURE
from tools.offers import Offer, Offers, by_band, by_list, summed


def counted() -> Offers:
    offers = Offers()
    offers.count("items", 0.99, there=True, right=True)
    offers.count("items", SURE, there=True, right=False)
    offers.count("items", 0.6, there=True, right=True)
    offers.count("money", 0.2, there=False, right=False)
    return offers


def test_what_is_sure_is_offered_and_nothing_else() -> None:
    assert counted().lists == {"items": Offer(3, 2, 2, 1), "money": Offer(1, 0, 0, 0)}
    assert summed(counted().lists) == counted().total() == Offer(4, 2, 2, 1)


def test_a_table_has_a_line_a_list_and_one_for_all() -> None:
    assert list(by_list(counted().lists)) == [
        "items               3 facts  67% offered, 100.0% there, 50.0% right",
        "money               1 facts  nothing offered",
        "together            4 facts  50% offered, 100.0% there, 50.0% right",
    ]


def test_what_was_said_stands_beside_what_was_right() -> None:
    assert list(by_band(counted())) == [
        "said 0.00 to 0.50        1 facts  20.0% sure, 0.0% right",
        "said 0.50 to 0.80        1 facts  60.0% sure, 100.0% right",
        "said 0.98 to 0.99        1 facts  98.0% sure, 0.0% right",
        "said 0.99 to 1.00        1 facts  99.0% sure, 100.0% right",
    ]


def test_joined_counts_are_those_of_both() -> None:
    offers = counted()
    offers.join(counted())
    assert offers.total() == Offer(8, 4, 4, 2)
    assert offers.bands[0.0].facts == 2
