"""Scotland, the older way: a sederunt, matters heard "with reference to" earlier minutes, and The Partnership over a
list of verbs, (a) noted, (b) agreed to."""

from collections.abc import Sequence

from tests.invented.attending import run
from tests.invented.minutes import Minutes, upper
from tests.invented.truth import Action, Decision, Item

PAST = {
    "note": "noted",
    "approve": "approved",
    "endorse": "endorsed",
    "support": "supported",
    "accept": "accepted",
    "defer": "deferred",
}


class Family(Minutes):
    """The verb belongs to the decision's words, since there is no other."""

    nation = "scotland"

    def habits(self) -> dict[str, object]:
        return {"people": "formal"}

    def choose(self) -> None:
        self.subject = self.rng.choice(["The Partnership:-", "The Board:", "Decision", "The Partnership –"])

    def top(self) -> None:
        self.front("{body}", "", "{title:MINUTE of meeting}", "", "{date:[day] }, {started}", "{venue}", "")

    def lists(self) -> None:
        self.blocks(
            lambda people: (run(self.sheet, people, between="; "), self.sheet.say(".\n")),
            ("SEDERUNT: ", "present"),
            ("In attendance: ", "officer in_attendance"),
            ("Apologies: ", "apologies"),
        )

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}  {title}", number, upper(item.title))
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{number} {title}", f"({'abcdefgh'[at]})", item.title, parent)
        self.sheet.gap(2)
        if item.pointer:
            self.pointer(item, "With reference to Minute {old} ")
            self.sheet.say("the position was as follows. ")
        self.under(item)

    def past(self, decision: Decision) -> None:
        """A decision as what the Partnership did."""
        first, *rest = decision.to
        word, _, more = str(first).partition(" ")
        with self.sheet.fact("decisions", verb=PAST.get(word, decision.verb)):
            if word in PAST:
                self.sheet.say(f"{PAST[word]} {more}", *rest)
            else:
                self.sheet.say("agreed to ", *decision.to)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.sheet.say(self.subject, "\n\n")
        for at, decision in enumerate(decisions):
            self.sheet.say(f"({'abcdef'[at]}) ")
            self.past(decision)
            self.sheet.say("; and\n" if at == len(decisions) - 2 else ".\n" if at == len(decisions) - 1 else ";\n")
        self.sheet.gap()

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("ACTION: ")
            self.task(action)
            self.sheet.say("\n\n")
