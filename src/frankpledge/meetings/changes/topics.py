"""The forward plan of a body: what it is to take up, and when."""

from collections.abc import Mapping
from typing import Any

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import Body, FollowUp, Topic
from frankpledge.meetings.rules.kinds import TopicSource, TopicState
from frankpledge.meetings.rules.planning import due_again, shown_topic


def add_topic(by: Actor, body: Body, values: Mapping[str, Any]) -> Topic:
    """Put a topic in the forward plan of a body; one that comes again every so many months says so by `every`.

    Somebody who does not keep the record asks for it, once: then it says who asked.  Raises NotPossible where they ask
    that it comes again.
    """
    person = by.user.person_id if by.user is not None else None
    source = TopicSource.RECURRING if values.get("every") else TopicSource.ASKED_FOR
    topic = Topic(partnership_id=body.partnership_id, body=body, source=source.value, **values)
    topic.asked_by_id = person if source is TopicSource.ASKED_FOR else None
    with change(by, "put in the forward plan", topic, access.may_ask_for) as topic:
        if topic.every and not access.may_keep_topic(by, topic):
            raise NotPossible("Ask for it once. A coordinator can say that it comes again every so many months.")
        topic.save()
    return topic


def take_up_promise(by: Actor, promise: FollowUp, body: Body) -> Topic:
    """Put what a minute promised back in the forward plan, under the marking of the promise.

    One that was taken up already is given as it stands; one that was dropped waits again.
    """
    topic = Topic(
        partnership_id=body.partnership_id,
        body=body,
        source=TopicSource.PROMISED.value,
        follow_up=promise,
        title=promise.what[:400],
        due=promise.due,
        due_month_only=promise.due_month_only,
        level=promise.level,
    )
    with change(by, "put in the forward plan", topic, access.may_keep_topic) as topic:
        there = Topic.objects.filter(follow_up=promise).first()
        if there is not None:
            if there.state == TopicState.DROPPED:
                there.state, there.dropped_why = TopicState.WAITING.value, ""
                there.save(update_fields=["state", "dropped_why"])
            return there
        topic.save()
    return topic


def change_topic(by: Actor, topic: Topic, wanted: Mapping[str, Any], *, seen: str = "") -> Topic:
    """Word or date a topic otherwise; `wanted` gives the parts of `rules.planning.shown_topic`.

    Raises Meanwhile where somebody else changed it since it was `seen`.
    """
    begun = Begun(seen, wanted, shown_topic, apart=True)
    with change(by, "changed a topic", topic, access.may_keep_topic, begun) as topic:
        for name, value in begun.kept(topic).items():
            setattr(topic, f"{name}_id" if name == "organisation" else name, value)
        topic.save()
    return topic


def drop_topic(by: Actor, topic: Topic, *, why: str) -> Topic:
    """Take a topic out of the forward plan.  Raises NotPossible without a reason, and for one on an agenda."""
    with change(by, "dropped a topic", topic, access.may_keep_topic) as topic:
        if topic.state == TopicState.ON_AGENDA:
            raise NotPossible("It is on the agenda of a meeting. Withdraw it there first.")
        if not why.strip():
            raise NotPossible("Say why it is dropped, so that whoever was promised it can be told.")
        topic.state, topic.dropped_why = TopicState.DROPPED.value, why.strip()
        topic.save(update_fields=["state", "dropped_why"])
    return topic


def settle_topic(topic: Topic, met: Any) -> None:
    """Say that a meeting on the day `met` took a topic up: it is done, and what recurs waits for its next time.

    Called inside the change that issues the minutes.
    """
    topic.state = TopicState.DONE.value
    if topic.every:
        topic.state, topic.due = TopicState.WAITING.value, due_again(topic.due, topic.every, met)
    topic.save(update_fields=["state", "due"])
