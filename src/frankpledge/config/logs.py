"""What is kept out of logs: the secret of a link that opens once stands in its address, and would work for a reader."""

import logging
import re

_SECRET = re.compile(r"(/(?:invitation|recovery|password)/)[^/\s?]{8,}")


class WithoutSecrets(logging.Filter):
    """Puts three dots in place of what is secret in the address of a link, in the words of a line and its values."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through, without secrets."""
        if isinstance(record.args, tuple):
            record.args = tuple(_without(value) for value in record.args)
        record.msg = _without(record.msg)
        return True


def _without(value: object) -> object:
    return _SECRET.sub(r"\1…", value) if isinstance(value, str) else value
