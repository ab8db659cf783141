"""By what a thing that was destroyed is known again, and which files lie on the disk for it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from frankpledge.documents.models import Document
from frankpledge.intake.models import Upload
from frankpledge.keeping.models import Tombstone
from frankpledge.keeping.queries.things import Found, Only, asked_for_as, everything, goes_as
from frankpledge.keeping.rules.asking import DestructionState
from frankpledge.keeping.rules.kinds import Kind
from frankpledge.keeping.rules.tombstones import Line, mark
from frankpledge.meetings.models import Paper
from frankpledge.people.models import Invitation, Recovery


def documents_going(found: Found) -> list[int]:
    """The documents that go with a thing: a sealed original goes alone, anything else with all that it stands for."""
    return [found.thing.number] if found.thing.kind is Kind.SEALED else sorted(found.thing.documents)


def marks_of(found: Found) -> list[str]:
    """The marks of a thing: of each of its documents, or of itself where it has none."""
    rows = Document.objects.filter(pk__in=documents_going(found)).order_by("pk")
    marks = [mark(f"document {printed} {part}") for printed, part in rows.values_list("fingerprint", "part")]
    return marks or [mark(_itself(found))]


def files_of(found: Found) -> list[str]:
    """The fingerprints of the files that lie on the disk for a thing."""
    if found.thing.kind is Kind.UPLOAD:
        rows = Upload.objects.filter(pk=found.thing.number).exclude(fingerprint="")
        return sorted(set(rows.values_list("fingerprint", flat=True)))
    rows_of = Document.objects.filter(pk__in=documents_going(found))
    return sorted(set(rows_of.values_list("fingerprint", flat=True)))


def back_again(place: int, lines: Iterable[Line]) -> list[Line]:
    """Those lines of a partnership that speak of something which is there again, by its number and its mark.

    Not what is being destroyed already: it was asked for before, or is in a queue that was restored.
    """
    wanted = defaultdict[tuple[str, int], list[Line]](list)
    for line in lines:
        if line.place == place:
            wanted[line.kind, line.number].append(line)
    found, busy = [], _being_destroyed(place)
    for one in everything(place, [], Only.of(wanted)) if wanted else ():
        keys, marks = asked_for_as(one), set(marks_of(one))
        spoken = [line for key in keys for line in wanted.get(key, ()) if goes_as(line.kind, one)]
        last = next((line for line in reversed(spoken) if marks.intersection(line.marks)), None)
        if last is not None and not busy.intersection(keys):
            found.append(replace(last, kind=one.thing.kind.value, number=one.thing.number))
    return found


def _being_destroyed(place: int) -> set[tuple[str, int]]:
    """What two people approved and the job has not come to yet, by kind and number."""
    rows = Tombstone.objects.filter(partnership_id=place, destroyed_at__isnull=True, kept=False)
    rows = rows.filter(destruction__state=DestructionState.APPROVED.value).order_by()
    return set(rows.values_list("kind", "number"))


def _itself(found: Found) -> str:
    number = found.thing.number
    match found.thing.kind:
        case Kind.UPLOAD:
            return f"upload {number} {Upload.objects.get(pk=number).at.isoformat()}"
        case Kind.INVITATION:
            return f"invitation {Invitation.objects.get(pk=number).secret_hash}"
        case Kind.RECOVERY:
            return f"recovery {number} {Recovery.objects.get(pk=number).asked_at.isoformat()}"
        case _:
            return f"paper {number} {Paper.objects.get(pk=number).entered_at.isoformat()}"
