"""How fast one long paper is read: 20 kB in at most 10 ms on one core is what we hold ourselves to."""

from pytest_benchmark.fixture import BenchmarkFixture

from minutes_reader import read_text

TWENTY_KILOBYTES = 20_000
TOP = """Eastmere Community Safety Partnership

A meeting was held on Tuesday, 4 March 2014 at 10.00am in the Corn Hall.

Present: Cllr Ann Poe (Chair), Ben Hill, Cat Low (EBC – Housing), Dan Fox (Police), Eve Moss (Probation).

Apologies: Fay Orr and Gus Pell.
"""
ITEM = """
{number}

Lights and Gates on the Common (Minute No. {earlier})

The Board heard from Dan Fox that thefts from sheds had fallen from 48 to 31 between April and September, and that
reports of nuisance bikes were up by 12%. Members thanked the wardens, who had given 140 hours to the patrols. The
minutes of the meeting held on 3 December 2013 had asked for a plan, and a draft had been shared with the partners.

- more patrols at the weekend
- a letter to each shop in the square

The fund has a balance of £1,250, of which £400 was promised to the youth club. Cat Low said that the gates would be
mended as soon as the contractor could come, and that residents would be told by letter of the days of the work.

AGREED that the report be noted and a further report be brought to a future meeting.

Action

To write to the owners of the sheds about better locks by 30 April 2014.

Ben Hill
"""


def paper() -> str:
    """Invented minutes of twenty kilobytes."""
    text, number = TOP, 1
    while len(text) < TWENTY_KILOBYTES:
        text += ITEM.format(number=number, earlier=number + 40)
        number += 1
    return text


def test_reading_one_paper_of_twenty_kilobytes(benchmark: BenchmarkFixture) -> None:
    reading = benchmark(read_text, paper())
    assert len(reading.items) == len(reading.actions) > 10
