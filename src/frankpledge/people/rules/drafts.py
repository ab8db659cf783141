"""How long a draft is kept, how much of it, and of which page it is.  Pure."""

from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

MOST_DRAFTS = 50  # of an account in a partnership
KEPT = timedelta(days=30)
MOST = 200_000  # letters of one form; with more it is not kept
LONGEST_PAGE = 300
OPENED = "draft"  # in the query of a page that was asked for with its draft
BESIDE = frozenset({"csrfmiddlewaretoken", "draft_of"})  # sent with a form, and no part of what was typed

Fields = list[tuple[str, str]]


def typed(sent: Fields) -> Fields:
    """What was typed, of everything that a form sends."""
    return [(name, value) for name, value in sent if name not in BESIDE]


def too_long(fields: Fields) -> bool:
    """Whether this is more than a draft holds."""
    return sum(len(name) + len(value) for name, value in fields) > MOST


def page_of(address: str, slug: str) -> str:
    """The page that an address is of, without what asks for its draft; nothing for one elsewhere or too long."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith(f"/{slug}/") or "//" in parts.path:
        return ""
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name != OPENED])
    page = f"{parts.path}?{query}" if query else parts.path
    return page if len(page) <= LONGEST_PAGE else ""


def with_draft(page: str) -> str:
    """The address of a page that shows its draft."""
    return f"{page}{'&' if '?' in page else '?'}{OPENED}=yes"
