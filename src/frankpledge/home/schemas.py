"""What a program asks of a search, and what it is answered."""

from ninja import Field, Schema

from frankpledge.design.answers import Asked
from frankpledge.home.queries.searching import Kind


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


class Results(Schema):
    """What was found, kind by kind; kinds of which nothing was found are left out."""

    words: list[str] = Field(description="The words and phrases that were looked for")
    groups: list[Group]
