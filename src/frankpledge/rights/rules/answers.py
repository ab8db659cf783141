"""What an answer to a request for information gives, leaves out, and has to wait for.  Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from frankpledge.people.rules.marking import PARAGRAPHS, Level

NAME_LEFT_OUT = "[name left out]"
SECTION_40 = (
    "Names of people who are no members of a board or group are left out: Freedom of Information Act 2000, section 40."
)


class Verdict(Enum):
    """What is done about a paper or an item."""

    GIVE = "give"
    LEAVE_OUT = "leave out"
    DECIDE = "decide"


def verdict(level: int, paragraph: str) -> Verdict:
    """Say whether a thing under this marking is given.

    What is exempt is left out; what is held above OFFICIAL and says no reason for that has to be decided about first,
    since a marking alone is no ground to refuse a request.
    """
    if paragraph:
        return Verdict.LEAVE_OUT
    return Verdict.DECIDE if level > Level.OFFICIAL else Verdict.GIVE


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something left out: what, and the paragraph of Schedule 12A with the reason that the record gives."""

    what: str
    paragraph: str
    reason: str

    @property
    def said(self) -> str:
        """What stands in its place."""
        return (
            f"{self.what} is left out: Schedule 12A paragraph {self.paragraph} "
            f"({PARAGRAPHS.get(self.paragraph, 'not known')}). {self.reason.rstrip('.')}. "
            "Section of the Freedom of Information Act 2000: to be given by the officer."
        )


@dataclass
class Section:
    """An item as it is given: its heading, how deep it stands, and what it states; or what is said in its place."""

    heading: str
    depth: int = 0
    lines: list[str] = field(default_factory=list)
    left_out: LeftOut | None = None


@dataclass
class PaperGiven:
    """A paper as it is given: what it is called, who was there, its items; or what is said in its place."""

    title: str
    people: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class ToDecide:
    """What has to be decided before an answer can be made, and the page on which it is: a name and a number."""

    what: str
    why: str
    page: str
    number: int


@dataclass
class Answer:
    """Papers as they are given, how many names were left out, and what has to be decided first."""

    papers: list[PaperGiven] = field(default_factory=list)
    names_left_out: bool = True
    to_decide: list[ToDecide] = field(default_factory=list)

    def left_out(self) -> Iterator[tuple[str, LeftOut]]:
        """The schedule: everything left out, with the paper that it is of."""
        for paper in self.papers:
            if paper.left_out is not None:
                yield paper.title, paper.left_out
            for section in paper.sections:
                if section.left_out is not None:
                    yield paper.title, section.left_out
