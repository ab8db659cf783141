"""Addresses of pages of a partnership, for lists of many links: Django looks for a page anew for each."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse

_FIRST = 10**12  # numbers that stand for others; no address has them of itself


def address(page: str, partnership: str, **which: int) -> str:
    """What `reverse` gives for a page of a partnership and the numbers of what it shows.

    Raises NoReverseMatch for a page that there is not.
    """
    pattern = _pattern(page, partnership, tuple(which), get_script_prefix(), get_urlconf())
    return pattern.format(*map(int, which.values()))


@lru_cache(maxsize=1000)
def _pattern(page: str, partnership: str, names: tuple[str, ...], prefix: str, urls: str | None) -> str:
    numbers = range(_FIRST, _FIRST + len(names))
    pattern = reverse(page, kwargs={"partnership": partnership, **dict(zip(names, numbers, strict=True))})
    pattern = pattern.replace("{", "{{").replace("}", "}}")
    for at, number in enumerate(numbers):
        pattern = pattern.replace(str(number), f"{{{at}}}")
    return pattern
