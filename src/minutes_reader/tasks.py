"""Words that set a task: "To write to …", "Circulate the plan"."""

from __future__ import annotations

import re

_VERBS = """
add advise agree allocate amend analyse approach arrange ask assess attend book bring build buy call carry chase check
circulate clarify collate compile complete confirm consider consult contact continue convene coordinate co-ordinate
cost create deliver design determine develop devise discuss disseminate distribute draft email e-mail encourage engage
ensure escalate establish evaluate examine explore extend feed finalise find follow forward gather get give hand hire
hold identify implement improve include inform investigate invite issue keep launch liaise link list look maintain
make map meet monitor nominate notify obtain offer order organise pass plan prepare present produce progress promote
propose provide publicise publish pursue put raise re-issue recirculate recruit redraft refer refresh remind remove
report request research resend resolve respond return review revise run schedule scope secure seek send set share sign
speak submit support take talk tell test undertake update upload verify visit work write
"""
_TASK = re.compile(rf"(?:To\s+[a-z]|(?:{'|'.join(verb.capitalize() for verb in _VERBS.split())})\s)")


_SET = re.compile(
    r"[A-Z][\w'’./-]*(?:,? (?:and |& )?[A-Z][\w'’./-]*){0,6}(?: \(\w{2,4}\))? (?:to|will|would) (?:also |then )?"
    rf"(?:{'|'.join(_VERBS.split())})\b"
)


def sets_task(words: str) -> bool:
    """True for words that set somebody by name to a task: `Jo Hall and JP to write to …`."""
    return (" to " in words or " w" in words) and _SET.match(words) is not None


def opens_task(words: str) -> bool:
    """True for words that open with an order: `To` and a verb, or a verb that sets people to work."""
    return _TASK.match(words) is not None
