"""What becomes of each row of a forward plan, held against what the record's forward plans have."""

from dataclasses import dataclass

from frankpledge.intake.models import Spreadsheet, SpreadsheetRow
from frankpledge.intake.queries.bodies_printed import Bodies, unknown
from frankpledge.intake.queries.sheets import entered_of, table_of
from frankpledge.intake.rules.states import Became
from frankpledge.intake.rules.tables.planning import Planned, What, decided, question
from frankpledge.intake.rules.tables.topics import TopicRow, topic_rows
from frankpledge.kit.words import folded
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Body, Topic
from frankpledge.meetings.rules.kinds import Purpose, TopicState
from frankpledge.meetings.rules.standing import due_words
from frankpledge.people.queries import highest, known_organisations
from frankpledge.people.rules.agencies import Agencies
from frankpledge.people.rules.matching import How

HEADS = ("What is to be taken up", "Board or group", "When", "Lead", "Purpose")


@dataclass(frozen=True, slots=True)
class TopicMeant:
    """What a row means in the record: its board or group, the agency of its lead, and the topic that it is."""

    row: TopicRow
    body: Body | None = None
    agency: int | None = None
    topic: Topic | None = None


def topic_plan(by: Actor, sheet: Spreadsheet) -> list[Planned]:
    """Every row of a forward plan and what becomes of it, in the order of the sheet."""
    rows = topic_rows(table_of(sheet), sheet.columns, sheet.dated or by.today)
    bodies, agencies = Bodies(by, sheet), Agencies(known_organisations(by))
    waiting = Topic.objects.filter(partnership_id=sheet.partnership_id, level__lte=highest(by))
    waiting = waiting.filter(state__in=(TopicState.WAITING.value, TopicState.ON_AGENDA.value)).order_by("-pk")
    topics: dict[tuple[int, str], list[Topic]] = {}
    for topic in waiting:
        topics.setdefault((topic.body_id, folded(topic.title)), []).append(topic)
    entered = entered_of(sheet)
    planned = []
    for row in rows:
        body = bodies.of(row.board)
        there = topics.get((body.pk, folded(row.title)), []) if body else []
        same = next((one for one in there if one.due == row.due), there[0] if len(there) == 1 else None)
        match = agencies.match(row.organisation) if row.organisation else None
        agency = match.id if match and match.how is How.EXACT else None
        meant = TopicMeant(row, body, agency, same)
        planned.append(_planned(meant, entered.get(row.number), sheet))
    return planned


def _planned(meant: TopicMeant, entered: SpreadsheetRow | None, sheet: Spreadsheet) -> Planned:
    row, same = meant.row, meant.topic
    aside = row.aside or ("" if meant.body else unknown(row.board))
    moved = same is not None and row.due is not None and (same.due, same.due_month_only) != (row.due, row.month_only)
    what = decided(
        row.number, sheet.answers, same=same is not None, sure=True, differs=moved, aside=bool(aside),
        entered=entered is not None,
    )  # fmt: skip
    notes = row.notes
    if row.organisation and meant.agency is None and not aside:
        notes = (*notes, f"“{row.organisation}” is no agency of the record: kept beside the lead’s name.")
    words = (
        (f"{due_words(row.due, row.month_only)}, and not {due_words(same.due, same.due_month_only)}",)
        if moved and same
        else ()
    )
    return Planned(
        row.number,
        what,
        (
            row.title,
            meant.body.name if meant.body else row.board,
            due_words(row.due, row.month_only) if row.due else "",
            ", ".join(one for one in (row.presenter, row.organisation) if one),
            Purpose(row.purpose).label if row.purpose else "",
        ),
        meant,
        notes,
        aside,
        entered.row if entered else same.pk if same else None,
        changes=words if what is What.CHANGE else (),
        asked=question(row.number, what, sheet.answers, doubtful=False, noun="topic"),
        became=Became(entered.became) if entered else None,
    )
