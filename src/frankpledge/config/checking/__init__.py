"""What is wrong with an installation, in plain words with what to do: part by part, none stopping the others."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.config import contradictions, where
from frankpledge.config.logs import told


class Kind(StrEnum):
    """How much a finding matters: a fault has to be mended, a warning looked at, the rest is told."""

    FAULT = "fault"
    WARNING = "warning"
    FINE = "fine"


@dataclass(frozen=True)
class Finding:
    """One thing that was found: what it is about, in a word, and what to do, in sentences."""

    kind: Kind
    about: str
    said: str


Check = Callable[[], Iterable[Finding]]


def fault(about: str, said: str) -> Finding:
    """What has to be mended."""
    return Finding(Kind.FAULT, about, said)


def warning(about: str, said: str) -> Finding:
    """What should be looked at."""
    return Finding(Kind.WARNING, about, said)


def fine(about: str, said: str) -> Finding:
    """What is as it should be."""
    return Finding(Kind.FINE, about, said)


def everything(*, files: bool = False, mail: bool = False) -> Iterator[Finding]:
    """Look at everything; at the record only where the settings can be read.

    `files` reads every stored file and holds it against its fingerprint; `mail` speaks to the mail server.
    """
    from frankpledge.config.checking import machine

    wrong = list(settings())
    yield from wrong
    yield from each(machine.ALL)
    if any(finding.kind == Kind.FAULT for finding in wrong):
        said = "Not looked at, since the settings say nothing that can be used. Mend them, and give this command again."
        yield warning("database", said)
        return
    if not where.home().is_dir():
        yield warning("database", "Not looked at, since there is no home folder yet, and this command makes nothing.")
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.config.settings")
    import django

    django.setup()
    from frankpledge.config.checking import database, record

    found = list(each(database.ALL))
    yield from found
    if any(finding.kind == Kind.FAULT and finding.about in ("database", "migrations") for finding in found):
        yield warning("record", "Not looked at, since the database cannot be used as it is.")
        return
    yield from each(record.ALL)
    yield from each([record.prints_of_files if files else record.sizes_of_files])
    if mail:
        yield from each([record.mail_server])


def settings() -> Iterator[Finding]:
    """The settings, each and together, and names in the environment that are none."""
    if faults := contradictions.faults():
        yield from (fault("settings", said) for said in faults)
        return
    warnings = contradictions.warnings()
    yield from (warning("settings", said) for said in warnings)
    if not warnings:
        yield fine("settings", "Every setting can be read, and they agree.")


def each(checks: Iterable[Check]) -> Iterator[Finding]:
    """What these find; of one that itself goes wrong, that, where, and of what kind, but not what it says."""
    for check in checks:
        try:
            yield from check()
        except Exception as error:  # noqa: BLE001 - whatever it is, the other checks go on
            known = told(error)
            place = (known["trace"] or ["?"])[-1]
            yield fault(check.__name__.replace("_", " "), f"Could not be looked at: {known['error']} in {place}.")
