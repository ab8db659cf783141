"""What is logged: one line a request, a job or a warning, in which nothing of the record and nobody's data stands.

Lines of our own say what they are meant to say.  Of a line by somebody else's code only the words that stand in that
code are kept, never the values put into them; of an exception its kind and where it happened, never what it says: the
text of an IntegrityError holds a row's values, that of a ValidationError what somebody typed.
"""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from structlog.stdlib import ProcessorFormatter

OURS = "frankpledge"
_FOLDERS = ("site-packages", "src", "lib")
_FIRST = ("at", "level", "event", "logger", "request")
Line = MutableMapping[str, Any]


def configured(form: str) -> dict[str, Any]:
    """Django's LOGGING for a form: `json`, `plain`, or `auto`, which is plain on a terminal."""
    as_json = form == "json" or (form == "auto" and not sys.stderr.isatty())
    structlog.configure(
        processors=[structlog.stdlib.add_logger_name, *_SHARED, ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "frankpledge.config.logs.formatter", "as_json": as_json}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            OURS: {"level": "INFO"},
            # Their own lines about a request tell its address; ours is there already, so only faults are wanted.
            "django.request": {"level": "ERROR"},
            "django.server": {"level": "CRITICAL", "handlers": [], "propagate": False},
            # Django's own handlers write to a terminal and to administrators: we have one way out.
            "django": {"handlers": [], "level": "WARNING"},
        },
    }


def formatter(as_json: bool) -> ProcessorFormatter:
    """What turns a line into words: one JSON object, or what can be read on a terminal."""
    last: Any = structlog.dev.ConsoleRenderer(colors=False, pad_event_to=10)
    if as_json:
        last = structlog.processors.JSONRenderer(ensure_ascii=False, default=_kind)
    return ProcessorFormatter(
        foreign_pre_chain=[_only_words_of_code, structlog.stdlib.add_logger_name, *_SHARED],
        processors=[
            ProcessorFormatter.remove_processors_meta,
            _without_what_it_says,
            _ordered,
            last,
        ],
        use_get_message=False,
        pass_foreign_args=True,
        keep_exc_info=False,
    )


def faults_are_lines() -> None:
    """Have a fault that ends this process logged as any other is, and not printed with what it says."""
    sys.excepthook = _end_of_process


def told(error: BaseException) -> dict[str, Any]:
    """What may be told of an exception: kinds, codes of the database, and where it happened in the code."""
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain and len(chain) < 5:
        chain.append(at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    line: dict[str, Any] = {"error": _kind_of(error)}
    if chain[1:]:
        line["because"] = [_kind_of(one) for one in chain[1:]]
    for one in chain:
        if code := getattr(one, "sqlstate", None) or getattr(one, "sqlite_errorname", None):
            line["code"] = str(code)
    places = traceback.extract_tb(error.__traceback__)[-12:]
    line["trace"] = [f"{_place(at.filename)}:{at.lineno} {at.name}" for at in places]
    return line


def _only_words_of_code(logger: Any, method: str, line: Line) -> Line:
    """Of a line by other code than ours, its words as they stand in the code; ours with their values."""
    record: logging.LogRecord = line["_record"]
    values = line.pop("positional_args", None)
    if record.name.split(".")[0] == OURS:
        line["event"] = str(record.msg) % values if values else str(record.msg)
    elif not values or not isinstance(record.msg, str):
        line["event"] = "said by other code"  # it may be words and values in one
    line["where"] = f"{_place(record.pathname)}:{record.lineno}"
    line.pop("stack_info", None)
    return line


def _without_what_it_says(logger: Any, method: str, line: Line) -> Line:
    """An exception told by its kind and place."""
    found = line.pop("exc_info", None)
    error = found[1] if isinstance(found, tuple) else found
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        line.update(told(error))
    return line


def _ordered(logger: Any, method: str, line: Line) -> Line:
    return {name: line[name] for name in (*_FIRST, *(name for name in line if name not in _FIRST)) if name in line}


def _place(filename: str) -> str:
    """A file of code without the folders of this machine."""
    parts = Path(filename).parts
    for folder in _FOLDERS:
        if folder in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(folder) :])
    return "/".join(parts[-2:])


def _kind_of(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def _kind(value: object) -> str:
    """What a value of no plain kind is: never the value."""
    return type(value).__name__


def _end_of_process(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger(f"{OURS}.process").critical("ended by a fault", exc_info=(kind, error, trace))


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
]
