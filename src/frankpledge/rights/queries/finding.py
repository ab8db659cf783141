"""One thing that is held on a person, or under a name, and where it is shown."""

from dataclasses import dataclass

Leads = tuple[str, dict[str, int]]  # the name of a page, and the numbers that its address takes


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is held: its kind and words, where it stands, the words it came from, where it is corrected.

    `source` is the numbers of a document and of a quotation in it, `corrected_at` and `leads` pages of the record.
    """

    kind: str
    words: str
    where: str = ""
    source: tuple[int, int] | None = None
    leads: Leads | None = None
    corrected_at: Leads | None = None
