"""Every read of intake, narrowed to what the actor may see: those who keep the record see what comes into it."""

from frankpledge.intake.queries.coming import (
    batch_seen_by,
    batches_lately,
    documents_listed,
    facts_of,
    kept_of,
    papers_of_uploads,
    review_of,
    review_to_change,
    reviews_of_meeting,
    reviews_of_paper,
    reviews_seen_by,
    reviews_to_change,
    uploads_seen_by,
    waiting_for_review,
)
from frankpledge.intake.queries.sheets import matched_before, sheet_of, sheet_to_change, sheets_seen_by

__all__ = [
    "batch_seen_by",
    "batches_lately",
    "documents_listed",
    "facts_of",
    "kept_of",
    "matched_before",
    "papers_of_uploads",
    "review_of",
    "review_to_change",
    "reviews_of_meeting",
    "reviews_of_paper",
    "reviews_seen_by",
    "reviews_to_change",
    "sheet_of",
    "sheet_to_change",
    "sheets_seen_by",
    "uploads_seen_by",
    "waiting_for_review",
]
