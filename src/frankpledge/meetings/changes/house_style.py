"""Word templates of a partnership's own: brought, and given up again for the built-in ones."""

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import HouseStyle
from frankpledge.meetings.rules.writing_out.checking import NotATemplate, check
from frankpledge.meetings.rules.writing_out.written import Kind
from frankpledge.people.queries import partnership_of


def keep_house_style(by: Actor, kind: Kind, template: bytes) -> HouseStyle:
    """Have documents of a kind written in this template from now on, once it was tried with invented words.

    Raises NotPossible, which says in plain words what is wrong with it; the one before then stays.
    """
    style = HouseStyle(partnership_id=partnership_of(by), kind=kind.value, content=template)
    with change(by, "brought a house style", style, access.may_keep_house_style) as style:
        try:
            check(template, kind)
        except NotATemplate as error:
            raise NotPossible(str(error)) from error
        style.save()
    return style


def give_up_house_style(by: Actor, kind: Kind) -> HouseStyle:
    """Have documents of a kind written in the built-in template again.  Raises NotPossible where they are."""
    style = HouseStyle(partnership_id=partnership_of(by), kind=kind.value, own=False)
    with change(by, "went back to the built-in style", style, access.may_keep_house_style) as style:
        last = HouseStyle.objects.filter(partnership_id=style.partnership_id, kind=kind.value).last()
        if last is None or not last.own:
            raise NotPossible("These documents are written in the built-in template already.")
        style.save()
    return style
