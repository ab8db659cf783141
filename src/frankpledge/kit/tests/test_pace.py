"""How often somebody may come, by a clock of the test's own."""

from frankpledge.kit.pace import Pace


def test_so_many_come_at_once_and_then_as_they_grow_again() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert [pace.take("a", 2) for _ in range(3)] == [0, 0, 30]
    assert pace.take("b", 2) == 0
    now[0] = 30
    assert [pace.take("a", 2) for _ in range(2)] == [0, 30]


def test_who_has_not_come_for_a_minute_is_forgotten() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    pace.take("a", 2)
    now[0] = 30
    pace.take("b", 2)
    now[0] = 61
    pace.take("c", 2)
    assert len(pace) == 2
