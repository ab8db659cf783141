"""The action log is an item of its own, a table of number, task, owner and date; resolutions are lettered under
RESOLVED; papers are filed with the minutes."""

from collections.abc import Sequence

from tests.invented.attending import run
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """Tasks wait for the log at the end; those already done stand there too, and are not this meeting's."""

    def choose(self) -> None:
        self.kept: list[Action] = []
        self.serial = self.rng.randrange(1, 30)
        self.form = self.rng.choice(["({x}) That ", "({x}) that ", "{x}) "])

    def top(self) -> None:
        self.front("{BODY}", "", "{title:MINUTES OF THE [GROUP]}", "", "{date}, {started}, {venue}", "")

    def lists(self) -> None:
        for label, those in (("Present", ("present",)), ("Also present", ("officer", "in_attendance", "observer")),
                             ("Apologies", ("apologies",))):  # fmt: skip
            if people := self.meeting.those(*those):
                self.sheet.say(label, ": ")
                over = self.rng.random() < 0.5
                run(self.sheet, people, full=over, between="; ", last=" and ")
                self.sheet.say("\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        if item.kind == "aob" and self.kept:
            self.log(str(number))
        self.sheet.heading("{number}. {title}", number, item.title)
        self.sheet.gap(2)

    def log(self, before: str) -> None:
        """The log, as an unnumbered item before the last business."""
        self.sheet.heading(
            "{title}", None, self.rng.choice(["Action Log", "Log of Actions", "Actions Log"]), str(int(before) - 1)
        )
        self.sheet.gap(2)
        self.sheet.line("No.\tAction\tOwner\tDue\tStatus")
        for action in self.kept:
            self.sheet.say(f"{self.serial}\t")
            self.task(action, "{words}", due=False)
            self.sheet.line(
                f"\t{' and '.join(self.owners(action))}\t{self.short_due(action)}\t{self.rng.choice(['Open', 'New'])}"
            )
            self.serial += 1
        self.sheet.gap()

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if len(decisions) == 1:
            self.that("RESOLVED that ", decisions)
        else:
            self.listed("RESOLVED\n", decisions, lambda at: self.form.format(x="abcdef"[at]))
        if self.rng.random() < 0.4:
            self.sheet.say("(A copy of the paper is filed with these minutes.)\n\n")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        self.kept += actions
