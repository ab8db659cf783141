"""How a thing stood when somebody began to change it, and what can be kept of two changes made at once.

A version says of every part of a thing how it stood, as a digest: never the value itself.  Pure.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Any

_PART = re.compile(r"([a-z_]+):([0-9a-f]{16})")


def version_of(shown: Mapping[str, Any], at: float) -> str:
    """The version of a thing whose parts are `shown` at this time, in seconds since 1970."""
    return " ".join([str(int(at)), *(f"{name}:{_digest(value)}" for name, value in shown.items())])


def seen_at(version: str) -> int | None:
    """When a version was shown, in seconds since 1970, or None where it does not say so."""
    first = version.partition(" ")[0]
    return int(first) if first.isascii() and first.isdigit() and len(first) < 12 else None


def same(one: Any, other: Any) -> bool:
    """Whether two values of a part are one and the same: a box sends its lines otherwise than they are kept."""
    return bool(_plain(one) == _plain(other))


def is_touched(version: str, wanted: Mapping[str, Any]) -> bool:
    """Whether any part is wanted otherwise than it was shown in this version; so it is where that says nothing."""
    seen = dict(_PART.findall(version))
    return any(seen.get(name) != _digest(value) for name, value in wanted.items())


@dataclass(frozen=True, slots=True)
class Begun:
    """What somebody wants of a thing, and the version that they saw of it when they began.

    `shown` gives the parts of the thing as it stands.  Where the parts are `apart`, each is kept by itself: whoever
    changed one does not undo what another did to the rest.  Otherwise they only make sense together.  What says nothing
    of a version (a command, a job) saw the thing as it stands.
    """

    version: str
    wanted: Mapping[str, Any]
    shown: Callable[[Any], Mapping[str, Any]]
    apart: bool = False

    def clash(self, thing: Any) -> dict[str, Any] | None:
        """The parts of the thing as it stands, where somebody changed them meanwhile to what is not wanted; or None."""
        seen = dict(_PART.findall(self.version))
        if not seen:
            return None
        stands = dict(self.shown(thing))
        changed = {name for name, value in stands.items() if seen.get(name) != _digest(value)}
        unwanted = {name for name, value in stands.items() if name not in self.wanted or not self._fits(name, value)}
        if self.apart:
            clashes = changed & unwanted & {name for name in stands if self._touched(name, seen)}
            return stands if clashes else None
        return stands if changed and unwanted else None

    def untouched(self, thing: Any) -> set[str]:
        """The parts that are apart, and that nobody wants changed here: what somebody else made of them stays."""
        seen = dict(_PART.findall(self.version))
        return {name for name in self.shown(thing) if self.apart and not self._touched(name, seen)}

    def kept(self, thing: Any) -> dict[str, Any]:
        """What is to stand: of parts that are apart, those that nobody touched here stay as somebody else left them."""
        seen, stands = dict(_PART.findall(self.version)), self.shown(thing)
        if not self.apart or not seen:
            return dict(self.wanted)
        return {
            name: value if self._touched(name, seen) or name not in stands else stands[name]
            for name, value in self.wanted.items()
        }

    def _fits(self, name: str, value: Any) -> bool:
        return same(self.wanted[name], value)

    def _touched(self, name: str, seen: Mapping[str, str]) -> bool:
        return name in self.wanted and seen.get(name) != _digest(self.wanted[name])


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(_plain(value), sort_keys=True).encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    """A value as it is compared: nothing is nothing, and lines end in one way."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if value is None:
        return ""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(_plain(one) for one in value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
