"""The ways that lists of people are set out: runs with brackets, lines, rows, and columns that came apart."""

from collections.abc import Sequence

from tests.invented.sheet import Sheet
from tests.invented.truth import Person

CHAIRS = (" (Chair)", " (Chairman)", " (in the Chair)", " (CHAIR)", " - Chair")


def run(sheet: Sheet, people: Sequence[Person], *, between: str = ", ", full: bool = True, shared: bool = False,
        chair: str = " (Chair)", last: str = "") -> None:  # fmt: skip
    """Names on one line with agencies in brackets; `shared` lets neighbours of one agency share its bracket."""
    for at, person in enumerate(people):
        place = person.organisation.name if full else person.organisation.short
        following = people[at + 1] if at + 1 < len(people) else None
        closes = not (shared and following and following.organisation == person.organisation and not person.chair)
        follows = at + 1 == len(people) - 1
        with sheet.fact("attendance", **sheet.person(person, post=False, organisation=place)):
            if person.chair and chair.startswith(" (Ch"):
                sheet.say(f"{person.name} ({chair.strip(' ()')} - {place})")
            else:
                sheet.say(person.name, f" ({place})" if closes else "")
        if following:
            sheet.say(last if last and follows else between if closes else ", ")


def by_agency(people: Sequence[Person]) -> list[Person]:
    """The same people with those of one agency side by side, the chair first."""
    order = {person.organisation.name: at for at, person in reversed(list(enumerate(people)))}
    return sorted(people, key=lambda person: (not person.chair, order[person.organisation.name]))


def names(sheet: Sheet, people: Sequence[Person], between: str = ", ", last: str = " and ") -> None:
    """Bare names on one line."""
    for at, person in enumerate(people):
        sheet.say("" if not at else last if at == len(people) - 1 else between)
        with sheet.fact("attendance", **sheet.person(person, post=False)):
            sheet.say(person.name)


def entry(sheet: Sheet, person: Person, form: str, chair: str = " (Chair)", deputy: str = "", **over: object) -> None:
    """One person as a form has them: {name}, {first}, {last}, {initials}, {post}, {org}, {short} and {chair}.

    `deputy` is a form with {for}, printed behind the name of somebody who stands in for a member.
    """
    place = person.organisation.name if "{org}" in form else person.organisation.short if "{short}" in form else None
    stands = deputy.replace("{for}", person.deputy_for.name) if deputy and person.deputy_for else ""
    printed = form.replace("{name}", person.name + stands)
    for slot, text in {"post": person.post, "org": person.organisation.name, "short": person.organisation.short,
                       "initials": person.initials, "chair": chair if person.chair else "",
                       "surname": f"{person.first[0]} {person.last}"}.items():  # fmt: skip
        printed = printed.replace("{" + slot + "}", text)
    name = f"{person.first[0]} {person.last}" if "{surname}" in form else person.name
    fields = sheet.person(person, post="{post}" in form, organisation=place, name=name)
    with sheet.fact("attendance", **fields | over):
        sheet.say(printed)


def lines(sheet: Sheet, people: Sequence[Person], form: str, *, chair: str = " (Chair)", deputy: str = "",
          end: str = "\n", **over: object) -> None:  # fmt: skip
    """A line for each person."""
    for person in people:
        entry(sheet, person, form, chair, deputy, **over)
        sheet.say(end)


def aligned(sheet: Sheet, people: Sequence[Person], *, post: bool = True, chair: str = " (Chair)") -> None:
    """Columns kept apart with spaces."""
    width = max(len(person.name) + (len(chair) if person.chair else 0) for person in people) + 4
    second = max(len(person.post) for person in people) + 4
    for person in people:
        name = person.name + (chair if person.chair else "")
        with sheet.fact("attendance", **sheet.person(person, post=post, organisation=person.organisation.name)):
            sheet.say(name.ljust(width), person.post.ljust(second) if post else "", person.organisation.name)
        sheet.gap()


def apart(sheet: Sheet, people: Sequence[Person], *, chair: str = " (Chair)", between: str = "\n") -> None:
    """Columns that came apart: all the names, then all the agencies in the same order."""
    for person in people:
        with sheet.fact("attendance", **sheet.person(person, post=False, organisation=person.organisation.name)):
            sheet.say(person.name, chair if person.chair else "")
        sheet.gap()
    sheet.say(between)
    for person in people:
        sheet.line(person.organisation.name)
