"""The hand of a worker: a process that does its jobs one after another, and that can be ended at any moment.

It stands apart from the process that keeps the worker's time (`working`), so that a job can be stopped for certain, and
a job that takes long, or takes its process with it, silences nobody.
"""

import logging
import os
import threading

from django.db import DatabaseError, close_old_connections, connections

from frankpledge.work.changes.claiming import claim_next
from frankpledge.work.performing import perform

log = logging.getLogger(__name__)
FINISH = b"."
_LOOKS_AFTER = 0.5  # seconds between two looks for a job, while there is none
_AFTER_FAULT = 2.0  # and where the database does not answer


def work_for(worker: str) -> None:
    """Do jobs for this worker until it says that it is enough, or is no more."""
    enough = threading.Event()
    threading.Thread(target=_listen, args=(enough,), daemon=True).start()
    while not enough.is_set():
        close_old_connections()
        try:
            claim = claim_next(worker)
            if claim is not None:
                perform(claim)
        except DatabaseError as error:
            log.warning("the database does not answer (%s): asked again", type(error).__name__)
            connections.close_all()
            enough.wait(_AFTER_FAULT)
        else:
            if claim is None:
                enough.wait(_LOOKS_AFTER)


def _listen(enough: threading.Event) -> None:
    """Hear that it is enough; when there is nobody any more to say so, end at once, whatever is being done."""
    while said := os.read(0, len(FINISH)):  # without a buffer, whose lock would be held when the process ends
        if said == FINISH:
            enough.set()
    os._exit(0)
