"""Where decisions stand, and decisions that are made between meetings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import Body, Decision, Paper
from frankpledge.meetings.rules.deciding import shown_decision
from frankpledge.meetings.rules.kinds import DecisionState, PaperKind, Verb
from frankpledge.people.rules.marking import Level


def set_decision(by: Actor, decision: Decision, wanted: Mapping[str, Any], *, seen: str = "") -> Decision:
    """Say where a decision stands; `wanted` gives the parts of `rules.deciding.shown_decision`.

    Raises NotPossible for a condition without words, one that was met before the decision, and a decision that is
    superseded by itself or by an earlier one; Meanwhile where somebody else said otherwise since it was `seen`.
    """
    begun = Begun(seen, wanted, shown_decision)
    with change(by, "said where a decision stands", decision, access.may_say_of_decision, begun) as decision:
        state = DecisionState(wanted["state"])
        if state is DecisionState.CONDITIONAL and not str(wanted.get("condition") or "").strip():
            raise NotPossible("Say on what the decision depends.")
        met = wanted.get("met_on")
        if met is not None and decision.paper.dated is not None and met < decision.paper.dated:
            raise NotPossible("The condition cannot have been met before the decision was made.")
        after = wanted.get("superseded_by")
        _check_superseded(decision, state, after)
        decision.state = state.value
        decision.condition = str(wanted.get("condition") or "").strip()
        decision.condition_from = str(wanted.get("condition_from") or "").strip()[:200]
        decision.condition_by, decision.met_on = wanted.get("condition_by"), met
        decision.superseded_by_id = after
        decision.save()
    return decision


def _check_superseded(decision: Decision, state: DecisionState, after: int | None) -> None:
    if (state is DecisionState.SUPERSEDED) != (after is not None):
        raise NotPossible("Say which later decision stands in its place, and that this one is superseded: both.")
    if after is None:
        return
    later = Decision.objects.filter(pk=after, partnership_id=decision.partnership_id).select_related("paper").first()
    if later is None or later.pk == decision.pk:
        raise NotPossible("Choose another decision of this partnership.")
    if decision.paper.dated and later.paper.dated and later.paper.dated < decision.paper.dated:
        raise NotPossible("An earlier decision cannot stand in the place of a later one.")


def decide_between(by: Actor, body: Body, *, text: str, on: date, how: str, verb: Verb = Verb.AGREED) -> Decision:
    """Keep a decision that a body made without a meeting: on which day, and how (by letter, by the chair).

    It is a paper of its own in the record, and is proposed for the agenda of the body's next meeting, to be reported.
    Raises NotPossible for a day to come, and without words.
    """
    paper = Paper(
        partnership_id=body.partnership_id,
        kind=PaperKind.BETWEEN.value,
        body=body,
        dated=on,
        title=how.strip()[:300],
        checked_on=by.today,
        level=Level.OFFICIAL.value,
    )
    with change(by, "kept a decision between meetings", paper, access.may_enter) as paper:
        if on > by.today:
            raise NotPossible("The day is still to come. Keep the decision once it was made.")
        if not text.strip() or not how.strip():
            raise NotPossible("Say what was decided, and how.")
        paper.save()
        return Decision.objects.create(
            partnership_id=body.partnership_id,
            paper=paper,
            verb=verb.value,
            text=text.strip(),
            checked=True,
            level=paper.level,
        )
