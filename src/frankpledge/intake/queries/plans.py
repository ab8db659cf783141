"""What becomes of the rows of a spreadsheet, whatever it is a list of."""

from collections.abc import Callable

from frankpledge.intake.models import Spreadsheet
from frankpledge.intake.queries import log_plans, member_plans, topic_plans
from frankpledge.intake.queries.sheets import table_of
from frankpledge.intake.rules.tables.actions import status_words
from frankpledge.intake.rules.tables.columns import SheetKind
from frankpledge.intake.rules.tables.planning import Asked, Planned
from frankpledge.intake.rules.tables.states import Meaning, mark_of, means
from frankpledge.ledger.rules import Actor

_PLANS: dict[str, tuple[Callable[[Actor, Spreadsheet], list[Planned]], tuple[str, ...]]] = {
    SheetKind.ACTIONS.value: (log_plans.log_plan, log_plans.HEADS),
    SheetKind.MEMBERS.value: (member_plans.member_plan, member_plans.HEADS),
    SheetKind.PLAN.value: (topic_plans.topic_plan, topic_plans.HEADS),
}
_MEANINGS = (("open", "Open"), ("done", "Done"), ("dropped", "Dropped"))


def plan_of(by: Actor, sheet: Spreadsheet) -> list[Planned]:
    """Every row of a spreadsheet and what becomes of it, in the order of the sheet."""
    return _PLANS[sheet.kind][0](by, sheet)


def heads_of(sheet: Spreadsheet) -> tuple[str, ...]:
    """What the cells of a row are called, as they are shown."""
    return _PLANS[sheet.kind][1]


def words_of(sheet: Spreadsheet) -> list[Asked]:
    """The words of the status column of an action log, each with what it means: as was said, or as it is known."""
    if sheet.kind != SheetKind.ACTIONS:
        return []
    asked = []
    for words in status_words(table_of(sheet), sheet.columns):
        told = sheet.meanings.get(mark_of(words), "")
        offers = means(words)
        unsaid = dict(_MEANINGS)[offers] if offers is not Meaning.UNKNOWN else "Not known: enters as open"
        choices = (("", unsaid), *((value, label) for value, label in _MEANINGS if value != offers.value))
        asked.append(Asked(f"word-{mark_of(words)}", words, choices, told))
    return asked
