"""What becomes of each row of an action log, held against the actions and the people that the record has."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce

from frankpledge.design.words import long_date
from frankpledge.intake.models import Spreadsheet, SpreadsheetRow
from frankpledge.intake.queries.minute_plans import with_minutes
from frankpledge.intake.queries.sheets import entered_of, table_of
from frankpledge.intake.rules.states import Became
from frankpledge.intake.rules.tables.actions import LogRow, log_rows
from frankpledge.intake.rules.tables.columns import SheetKind
from frankpledge.intake.rules.tables.planning import AS_PRINTED, Asked, Planned, What, decided, question
from frankpledge.intake.rules.tables.sameness import Known, Same, changed, same_as
from frankpledge.intake.rules.tables.states import Meaning
from frankpledge.kit.words import folded, shortened
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionUpdate, Paper
from frankpledge.meetings.queries import stated_in
from frankpledge.meetings.rules.doing import UpdateState
from frankpledge.meetings.rules.kinds import PaperKind, Tying
from frankpledge.meetings.rules.standing import due_words
from frankpledge.people.models import Post
from frankpledge.people.queries import known_organisations, known_people, people_seen_by
from frankpledge.people.rules.agencies import Agencies
from frankpledge.people.rules.matching import Everybody, How, bare, match_owner

HEADS = ("Action", "Owner", "Due", "How it stands")
_STANDS = {Meaning.OPEN: "Open", Meaning.DONE: "Done", Meaning.DROPPED: "Dropped"}


@dataclass
class Names:
    """Whom the names of a sheet mean: of each, folded, whether it is tied, and those whom it might mean."""

    tied: dict[str, bool] = field(default_factory=dict)
    asked: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def log_plan(by: Actor, sheet: Spreadsheet) -> list[Planned]:
    """Every row of an action log and what becomes of it, in the order of the sheet; in a number of queries that does
    not grow."""
    everybody, agencies = Everybody(known_people(by)), Agencies(known_organisations(by))
    rows = log_rows(
        table_of(sheet),
        sheet.columns,
        sheet.dated or by.today,
        sheet.meanings,
        hidden=sheet.layout[sheet.tab]["hidden_rows"],
        is_known=known_name(everybody, agencies),
    )
    entered = entered_of(sheet)
    left = [row for row in rows if row.number not in entered]
    same = same_as(left, known_actions(by, sheet), refs_before(sheet))
    names = names_of(by, {name for row in left for name in row.owners}, everybody, agencies)
    first: dict[str, str] = {}
    found = [_planned(row, same.get(row.number), entered.get(row.number), sheet.answers, names, first) for row in rows]
    return with_minutes(by, sheet, found)


def _planned(
    row: LogRow,
    same: Same | None,
    entered: SpreadsheetRow | None,
    answers: Mapping[str, str],
    names: Names,
    first: dict[str, str],
) -> Planned:
    changes = changed(row, same.known) if same else None
    what = decided(
        row.number,
        answers,
        same=same is not None,
        sure=bool(same and same.sure),
        differs=bool(changes and changes.words),
        aside=bool(row.aside),
        entered=entered is not None,
    )
    doubtful = same is not None and not same.sure
    asked = question(row.number, what, answers, doubtful=doubtful, noun="action")
    becomes_new = what is What.NEW
    hidden = ("The sheet does not show this row.",) if row.hidden else ()
    loose = tuple(
        f"“{name}” is nobody in the record: kept as printed, and waits to be matched."
        for name in row.owners
        if becomes_new and not names.tied.get(folded(name)) and folded(name) not in names.asked
    )
    return Planned(
        row.number,
        what,
        _cells(row),
        row,
        (*row.notes, *loose, *hidden) if what in (What.NEW, What.ASK) else (*row.notes, *hidden),
        row.aside,
        entered.row if entered else same.known.number if same else None,
        shortened(same.known.text, 200) if same else "",
        changes.words if changes and what in (What.CHANGE, What.ASK, What.OUT) else (),
        asked,
        tuple(_names_asked(row, answers, names, first)) if becomes_new else (),
        Became(entered.became) if entered else None,
        changes,
    )


def _cells(row: LogRow) -> tuple[str, ...]:
    stands = _STANDS[row.state]
    if row.closed_on is not None:
        stands = f"{stands}, {long_date(row.closed_on)}: {shortened(row.outcome, 200)}"
    elif row.update:
        stands = f"{stands}: {shortened(row.update, 200)}"
    due = due_words(row.due, row.month_only) if row.due else ""
    return (
        row.text if row.aside else f"{row.ref} {row.text}".strip(),
        ", ".join(row.owners),
        due,
        "" if row.aside else stands,
    )


def _names_asked(row: LogRow, answers: Mapping[str, str], names: Names, first: dict[str, str]) -> Iterable[Asked]:
    """The questions whom a name of a row means, each asked where it stands first."""
    for place, name in enumerate(row.owners):
        if (choices := names.asked.get(folded(name))) and folded(name) not in first:
            key = first[folded(name)] = f"name-{row.number}-{place}"
            yield Asked(key, f"Whom “{name}” means", choices, answers.get(key, ""))


def persons_chosen(rows: Sequence[Planned]) -> dict[str, int]:
    """Whom names mean by what was answered: a person's number for each name, folded."""
    found = {}
    for planned in rows:
        for asked in planned.names:
            if asked.answer.isdigit() and asked.key.startswith("name-"):
                found[folded(planned.row.owners[int(asked.key.rsplit("-", 1)[1])])] = int(asked.answer)
    return found


def known_name(everybody: Everybody, agencies: Agencies) -> Callable[[str], bool]:
    """What says whether the record has a person or an agency of a name."""
    people = {name for person in everybody for name in person.names}
    return lambda name: folded(name) in agencies or bare(name) in people


def names_of(by: Actor, names: Iterable[str], everybody: Everybody, agencies: Agencies) -> Names:
    """Whom names as printed mean; of those that several people might be, who they are and for whom they stand."""
    found, might = Names(), dict[str, tuple[int, ...]]()
    for name in names:
        agency = agencies.match(name)
        person = match_owner(name, (), everybody)
        found.tied[folded(name)] = agency.how is How.EXACT or person.id is not None
        if not found.tied[folded(name)] and len(person.candidates) > 1:
            might[folded(name)] = person.candidates
    labels = labels_of(by, {number for numbers in might.values() for number in numbers})
    for name, numbers in might.items():
        people = tuple((str(number), labels[number]) for number in numbers if number in labels)
        if people:
            found.asked[name] = ((AS_PRINTED, "Keep the name as printed"), *people)
    return found


def labels_of(by: Actor, numbers: set[int]) -> dict[int, str]:
    """People of these numbers, each by name and by whom they stand for."""
    if not numbers:
        return {}
    people = dict(people_seen_by(by).filter(pk__in=numbers).values_list("pk", "name"))
    agencies: dict[int, list[str]] = {}
    for person, agency in Post.objects.filter(person__in=people).values_list("person_id", "organisation__name"):
        agencies.setdefault(person, []).append(agency)
    return {
        number: f"{name}, {', '.join(dict.fromkeys(agencies[number]))}" if number in agencies else name
        for number, name in people.items()
    }


def known_actions(by: Actor, sheet: Spreadsheet) -> list[Known]:
    """The actions of the board or group that a log is of, with what was said of each and stands."""
    actions = stated_in(by, Action).filter(paper__body=sheet.body_id).order_by("paper__dated", "position", "id")
    said: dict[int, set[str]] = {}
    told = ActionUpdate.objects.filter(partnership_id=sheet.partnership_id, action__paper__body=sheet.body_id)
    told = told.filter(state=UpdateState.STANDS.value).exclude(text="")
    for number, text in told.order_by().values_list("action_id", "text"):
        said.setdefault(number, set()).add(folded(text))
    without = Q(raised_on__isnull=True, paper__kind=PaperKind.LOG.value, paper__document__isnull=False)
    log_of = Case(When(without, then=F("paper__dated")))
    loose = Q(item__isnull=True, minute_named__to_item__isnull=True)
    unsaid = Q(minute_named__isnull=True) | Q(minute_named__tying=Tying.AS_READ.value)
    names = Case(When(loose & unsaid, then=Coalesce("minute_named__to_number", Value(""))))
    columns = ("pk", "text", "state", "due", "due_month_only", log_of, names, "paper__dated")
    return [
        Known(number, text, state, due, month, frozenset(said.get(number, ())), log_of, minute, on)
        for number, text, state, due, month, log_of, minute, on in actions.values_list(*columns)
    ]


def refs_before(sheet: Spreadsheet) -> dict[str, int]:
    """The action that a row of each number was, in the logs of the same board or group that came in before."""
    rows = SpreadsheetRow.objects.filter(
        partnership_id=sheet.partnership_id,
        spreadsheet__kind=SheetKind.ACTIONS.value,
        spreadsheet__body=sheet.body_id,
        listed_again=False,
        spreadsheet__paper__in=Paper.objects.filter(withdrawn_at__isnull=True).values("pk"),
    )
    named = rows.exclude(reference="").exclude(spreadsheet=sheet).order_by("pk")
    return {folded(reference): row for reference, row in named.values_list("reference", "row")}
