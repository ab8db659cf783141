"""Setting how long a kind of record is kept."""

from typing import Any

from frankpledge.keeping import access
from frankpledge.keeping.models import RetentionRule
from frankpledge.keeping.rules import shown
from frankpledge.keeping.rules.kinds import KINDS, Kind
from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people.models import Partnership

_TAKEN = "There is a rule for this kind of record and of body already. Change that one."


def add_rule(by: Actor, partnership: Partnership, **said: Any) -> RetentionRule:
    """Set how long a kind of record is kept.

    `said` is what the form says, by the names of its fields.  Raises NotPossible for a day that the kind does not have,
    a time of nothing, no ground, or where there is such a rule.
    """
    rule = RetentionRule(partnership=partnership)
    with change(by, "set a retention rule", rule, access.may_set) as rule:
        _say(rule, said)
        rule.save()
    return rule


def change_rule(by: Actor, rule: RetentionRule, *, seen: str = "", **said: Any) -> RetentionRule:
    """Change a rule, or whether it is in force.  A destruction that was asked for by it is held against it as it is
    when that is done.

    Raises NotPossible as `add_rule`; Meanwhile where somebody else changed it otherwise since it was `seen`.
    """
    begun = Begun(seen, said, shown.rule)
    with change(by, "changed a retention rule", rule, access.may_set, begun) as rule:
        _say(rule, said)
        rule.save()
    return rule


def _say(rule: RetentionRule, said: dict[str, Any]) -> None:
    for name in shown.FIELDS:
        setattr(rule, name, said[name])
    rule.ground = rule.ground.strip()
    about = KINDS[Kind(rule.kind)]
    if rule.since not in about.since:
        days = " or ".join(since.label for since in about.since)
        raise NotPossible(f"{about.label} are kept from {days}. Choose that.")
    if rule.body_kind and not about.by_body:
        raise NotPossible(f"{about.label} are of no board or group. Leave the kind of body out.")
    if not (rule.years or rule.months):
        raise NotPossible("Enter for how many years or months it is kept.")
    if not rule.ground:
        raise NotPossible("Say on what ground: the statute, or the partnership’s schedule.")
    others = RetentionRule.objects.filter(partnership=rule.partnership_id, kind=rule.kind, body_kind=rule.body_kind)
    if others.exclude(pk=rule.pk).exists():
        raise NotPossible(_TAKEN)
