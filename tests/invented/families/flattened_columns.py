"""A printed page turned to text: the columns of the attendance came apart, all names and then all agencies, and the
number of the page stands between the lines."""

from collections.abc import Sequence

from tests.invented.attending import CHAIRS, apart, names
from tests.invented.minutes import Minutes
from tests.invented.noise import USUAL, Noise, feet
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """Agencies are matched to names by their order alone."""

    noises = (Noise(feet, 0.8), *USUAL[2:])

    def choose(self) -> None:
        self.mark = self.rng.choice([".", ")", ""])
        self.behind = self.rng.random() < 0.5
        self.verdict = self.rng.choice(["Agreed: ", "AGREED: ", "Decision: "])

    def top(self) -> None:
        self.front("{BODY}", "Minutes of the meeting held on {date}", "{venue} at {started}", "")

    def lists(self) -> None:
        self.sheet.line(self.rng.choice(["Present:", "PRESENT", "Attendees"]))
        self.sheet.gap()
        apart(self.sheet, self.meeting.those("present", "officer"), chair=self.rng.choice(CHAIRS[:3]))
        self.sheet.gap()
        if people := self.meeting.those("in_attendance", "invitee"):
            self.sheet.line("In Attendance:")
            self.sheet.gap()
            apart(self.sheet, people)
            self.sheet.gap()
        self.sheet.line("Apologies:")
        names(self.sheet, self.meeting.those("apologies"), between=", ")
        self.sheet.gap(2)

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading(f"{{number}}{self.mark} {{title}}", number, item.title)
        self.sheet.gap(2)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(self.verdict, decisions, between=" and ")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            if self.behind:
                self.task(action, "To {words}")
                self.sheet.say(".\n", f"Action: {' and '.join(self.owners(action))}", "\n\n")
            else:
                self.sheet.say("Action: ")
                self.task(action)
                self.sheet.say("\n\n")
