"""Backups made in the background."""

from django.conf import settings

from frankpledge.backup.making import make as make_backup
from frankpledge.backup.rules import NotDone


def make() -> None:
    """Make a backup as the settings say, which is what a schedule does every night.

    Raises NotDone where it could not be made, or not whole; the message is kept with the job.
    """
    made = make_backup(
        settings.FRANKPLEDGE_BACKUPS,
        settings.FRANKPLEDGE_BACKUP_KEY,
        said=lambda what, done, of: None,
        keep=settings.FRANKPLEDGE_BACKUPS_KEPT,
    )
    if not made.whole:
        raise NotDone(" ".join(made.notes))
