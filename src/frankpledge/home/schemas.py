"""What a program asks of a search, and what it is answered."""

from datetime import date

from ninja import Field, Schema

from frankpledge.design.answers import Asked
from frankpledge.home.queries.searching import Kind
from frankpledge.meetings.schemas.named import Minute, Source


class AskedOfSearch(Asked):
    """What is looked for."""

    q: str = Field(
        min_length=1,
        max_length=200,
        description="Words, a minute’s number, or a phrase between quotation marks: all have to stand there",
    )
    kind: Kind | None = Field(
        default=None, description="Only one kind of thing, page by page; else the first twenty of each kind"
    )


class Found(Schema):
    """Something that has the words."""

    id: int = Field(description="Its number, with which it is asked for; of an item or a pointer, within its paper")
    words: str = Field(description="What it is called, or what it says")
    item: str = Field(description="The number and title of the item under which it stands, where there is one")
    paper: int | None = Field(description="The number of the paper in which it stands")
    meeting: int | None = Field(description="The number of the meeting, where that paper is its minutes")


class Group(Schema):
    """What was found of one kind."""

    kind: Kind
    count: int = Field(description="How many there are")
    rows: list[Found]


class NumberedMinute(Minute):
    """A minute of the number that is asked for.  Its `id` is that of its thread."""

    source: Source


class Pointing(Schema):
    """Words, or an action of a log, that point to a minute of the number."""

    id: int
    words: str = Field(description="What it names, in words")
    item: Minute | None = Field(description="The minute under which it stands")
    action: int | None = Field(description="The number of the action that names it, where one does")
    source: Source


class Numbered(Schema):
    """What the record has of a minute that is asked for by its number."""

    number: str
    day: date | None = Field(description="The day of its meeting, where that was asked for too")
    count: int = Field(description="How many minutes have it")
    minutes: list[NumberedMinute] = Field(description="The latest twenty of them")
    pointing: list[Pointing] = Field(description="Where no minute has it: what points to it all the same")


class Results(Schema):
    """What was found, kind by kind; kinds of which nothing was found are left out."""

    words: list[str] = Field(description="The words and phrases that were looked for")
    numbered: Numbered | None = Field(
        description="Where a minute is asked for by its number: “What became of 318/07?”, or 318/07 alone"
    )
    groups: list[Group]
