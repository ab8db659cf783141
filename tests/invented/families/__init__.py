"""Every family of papers by name, and which of them are only ever scored: no rule is written with those in view."""

import hashlib
from importlib import import_module

from tests.invented.minutes import Minutes

NAMES = (
    "running_numbers_swapped", "bare_numbers_and_lists", "role_table_action_blocks", "numbered_report",
    "report_with_indicators", "decision_table", "plain_running_numbers", "slashed_prefix", "word_to_web",
    "numbered_paragraphs_chair_to", "run_together", "flattened_columns", "grid_of_comments", "spaced_attendees",
    "agenda_pack", "notes_with_clashing_initials", "proposed_and_seconded", "web_page_tables", "carried_numbering",
    "cross_references", "log_numbers", "two_lists", "resolved_dash", "action_suffix", "request_and_answer",
    "action_log_item", "notes_as_resolved", "apologies_with_agency", "reduced_meeting_note", "parts_one_and_two",
    "action_dash_name", "minute_headings", "intimated", "minute_brackets", "minutes_within_item", "democracy_page",
    "bilingual_headings", "sederunt",
)  # fmt: skip


def scored_only(name: str) -> bool:
    """Whether a family's papers are only scored, and its misses never listed: settled by its name alone."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def family(name: str) -> type[Minutes]:
    """The class that writes papers of a family."""
    found = import_module(f"tests.invented.families.{name}").Family
    assert issubclass(found, Minutes)
    return found
