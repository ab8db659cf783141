"""By what a thing that was destroyed is known again, and which files lie on the disk for it."""

from collections.abc import Iterable

from frankpledge.documents.models import Document
from frankpledge.intake.models import Upload
from frankpledge.keeping.queries.things import Found, everything
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
    """Those lines of a partnership that speak of something which is there again, by its number and its mark."""
    wanted = {(line.kind, line.number): line for line in lines if line.place == place}
    if not wanted:
        return []
    found = []
    for one in everything(place, []):
        line = wanted.get((one.thing.kind.value, one.thing.number)) or _of_another_kind(wanted, one)
        if line is not None and set(line.marks) & set(marks_of(one)):
            found.append(Line(line.at, line.place, one.thing.kind.value, one.thing.number, line.marks, line.ground,
                              line.asked_by, line.decided_by))  # fmt: skip
    return found


def _of_another_kind(wanted: dict[tuple[str, int], Line], one: Found) -> Line | None:
    """The line of a paper that was withdrawn when it was destroyed, and is not in what was restored, or otherwise."""
    if one.paper is None:
        return None
    kinds = (Kind.MINUTES, Kind.REPORT, Kind.WITHDRAWN)
    return next((line for kind in kinds if (line := wanted.get((kind.value, one.thing.number)))), None)


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
