"""Backups made in the background."""

import logging

from django.conf import settings

from frankpledge.backup.making import make as make_backup
from frankpledge.backup.rules import NotDone

log = logging.getLogger(__name__)


def make() -> None:
    """Make a backup as the settings say, which is what a schedule does every night.

    Raises NotDone where it could not be made, or not whole.  Of that a job keeps only the kind, so its words, which
    name folders and fingerprints and nobody, are logged here.
    """
    try:
        made = make_backup(
            settings.FRANKPLEDGE_BACKUPS,
            settings.FRANKPLEDGE_BACKUP_KEY,
            said=lambda what, done, of: None,
            keep=settings.FRANKPLEDGE_BACKUPS_KEPT,
        )
    except NotDone as error:
        log.error("no backup was made: %s", error)
        raise
    for note in made.notes:
        log.warning("of the backup that was made: %s", note)
    if not made.whole:
        raise NotDone(" ".join(made.notes))
