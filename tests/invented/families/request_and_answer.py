"""A table of outstanding requests flattened to pairs, the request and then its answer; new tasks say for whom they are
before they say what they are."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item

PAIRS = (("A breakdown by ward had been asked for.", "Sent out with the papers."),
         ("A list of trained staff had been asked for.", "This was with the training lead."),
         ("Sight of the revised leaflet had been asked for.", "Copies were on the table."),
         ("Advice on insurance had been asked for.", "The cover was sufficient."),
         ("A link to the survey had been asked for.", "On the website since the spring."))  # fmt: skip


class Family(Minutes):
    """An answered request without a name is no action."""

    def choose(self) -> None:
        self.label = self.rng.choice(
            ["Action: For {owner} to {words}", "ACTION: For {owner} to {words}", "Action – For {owner} to {words}"]
        )
        self.pairs = self.rng.sample(PAIRS, self.rng.randrange(2, 5))
        self.sign = self.rng.choice([".", ""])

    def top(self) -> None:
        self.front("{body}", "", "Minutes of the meeting of {date}", "Held at {venue}, starting at {started}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair} ({org})", "{name}{chair} - {short}", "{name}{chair}, {org}"])
        for label, those in (("Attendance", ("present", "officer", "in_attendance")), ("Observers", ("observer",)),
                             ("Apologies", ("apologies",))):  # fmt: skip
            if people := self.meeting.those(*those):
                self.sheet.line(label)
                capacity = {"capacity": "present"} if label == "Attendance" else {}
                lines(self.sheet, people, form, deputy=" for {for}", **capacity)
                self.sheet.gap()

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading(f"{{number}}{self.sign} {{title}}", number, item.title)
        self.sheet.gap(2)
        if item.kind == "matters":
            for request, answer in self.pairs:
                self.sheet.line(request)
                self.sheet.line(answer)
            self.sheet.gap()

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(self.rng.choice(["The Partnership agreed that ", "It was agreed that ", "Agreed that "]), decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        label, form = self.label.split("For ")
        for action in actions:
            self.sheet.say(label)
            self.task(action, "For " + form)
            self.sheet.say(".\n\n")
