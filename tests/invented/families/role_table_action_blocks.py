"""Name, post and agency in columns; the word Action, the task and its owner each on a line, now and then as marks of a
web page; a foot inside the sentences; initials in brackets for people; sums of a fund on lines of their own."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.noise import USUAL, Noise, feet
from tests.invented.sums import funds
from tests.invented.truth import Action, Decision, Item, Person


class Family(Minutes):
    """Owners are full names, while people in talk are their initials."""

    noises = (Noise(feet, 0.85), *(noise for noise in USUAL if noise.spoil is not feet))

    def habits(self) -> dict[str, object]:
        return {"people": "(initials)"}

    def choose(self) -> None:
        self.stars = self.rng.choice(["**", "**", ""])
        self.marked = self.rng.random() < 0.4

    def number(self, at: int) -> str | None:
        return f"{at}.0"

    def owner(self, owner: Person | str) -> str:
        return owner if isinstance(owner, str) else owner.name

    def top(self) -> None:
        self.front(
            "{BODY}", "", "{title:[GROUP] MINUTES}", "Meeting held on {date}", "{venue}", "{started} - 4.30pm", ""
        )

    def lists(self) -> None:
        self.sheet.say("Present:\n\n")
        form = "{name}{chair}\t{post}\t{org}"
        lines(self.sheet, self.meeting.those("present", "officer"), form)
        self.blocks(lambda people: lines(self.sheet, people, form),
                    ("Invitees (in-part)\t\t\n", "invitee"), ("In attendance\n", "in_attendance"),
                    ("Observers\n", "observer"), ("\nApologies\n\n", "apologies"))  # fmt: skip
        self.sheet.gap()

    def heading(self, item: Item, number: str | None) -> None:
        presenter = item.presenter.name if item.presenter else None
        self.sheet.heading(f"{{number}} {self.stars}{{title}}", number, item.title, presenter=presenter)
        self.sheet.say(self.stars, "\n\n")
        if presenter:
            self.sheet.say(f"Presented by {presenter}\n\n")

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{number} {title}", f"{parent[:-2]}.{at + 1}", item.title, parent)
        self.pointer(item, " (Minute {old})")
        self.sheet.gap(2)
        self.under(item)

    def under(self, item: Item) -> None:
        super().under(item)
        if item.kind == "finance":
            for fund in funds(self.rng, self.rng.randrange(1, 3)):
                first, *rest = fund.lines
                self.sheet.say(fund.name, " ", first[0], ": ", first[1], "\n\n")
                for label, money in rest:
                    self.sheet.say(label, " ", money, "\n\n")

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        for decision in decisions:
            if decision.verb == "agreed" and item.kind == "topic":
                self.sheet.say("Recommendation\n\n")
                self.decision(decision, before="That ")
                self.sheet.say(".\n\nAGREED\n\n")
            else:
                self.told([decision])

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            if self.marked and self.rng.random() < 0.3:
                self.sheet.say("<p>Action</p> <p>")
                self.task(action, "To {words}")
                self.sheet.say('.</p> <p style="text-align: right;">', " and ".join(self.owners(action)), "</p>\n")
            elif self.rng.random() < 0.1 and not isinstance(action.owners[0], str):
                owners = [self.sheet.manner.person(owner).strip("()") for owner in action.owners]
                self.task(action, " and ".join(f"({owner})" for owner in owners) + " to {words}", owners=owners)
                self.sheet.say(".\n\n")
            else:
                apart = self.rng.choice(["\n\n", "\n\n", "\n"])
                self.sheet.say("Action", apart)
                self.task(action, "To {words}")
                self.sheet.say(".", apart, " and ".join(self.owners(action)), "\n\n")
