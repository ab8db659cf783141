"""The rows of a spreadsheet as its page shows them: a page of them, each with what is asked about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse

from frankpledge.intake.forms.sheets import AnswersForm
from frankpledge.intake.models import Spreadsheet
from frankpledge.intake.queries.plans import heads_of, plan_of, words_of
from frankpledge.intake.rules.states import SheetState
from frankpledge.intake.rules.tables.planning import Asked, Planned, What, counted
from frankpledge.ledger.rules import Actor

ROWS = 100
_LEADS = {"actions": ("action", "action"), "plan": ("topic", "topic")}


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row with the fields of what is asked about it, and where the row of the record is that it became or is."""

    planned: Planned
    field: Any
    names: list[Any]
    leads: str


@dataclass(frozen=True, slots=True)
class RowsShown:
    """A page of rows, how many become what, and everything that is asked on it."""

    heads: tuple[str, ...]
    page: Page[Planned]
    counts: Mapping[What, int]
    words: list[Asked]
    asked: list[Asked]
    kind: str
    slug: str

    def with_fields(self, form: AnswersForm) -> list[RowShown]:
        """The rows of the page, each with its fields of a form."""
        return [
            RowShown(
                one,
                form[one.asked.key] if one.asked and one.asked.key in form.fields else None,
                [form[name.key] for name in one.names if name.key in form.fields],
                self._leads(one),
            )
            for one in self.page
        ]

    def _leads(self, one: Planned) -> str:
        if one.same is None or self.kind not in _LEADS:
            return ""
        page, number = _LEADS[self.kind]
        return reverse(page, kwargs={"partnership": self.slug, number: one.same})

    def again(self, by: Actor, sheet: Spreadsheet) -> list[Planned]:
        """The rows once more, after something was answered."""
        return plan_of(by, sheet)


def rows_of(request: HttpRequest, sheet: Spreadsheet) -> RowsShown:
    """The rows of a sheet, those that wait for an answer first; none where its columns are not matched."""
    by = request.actor
    matched = sheet.state != SheetState.TO_MATCH and bool(sheet.columns) and sheet.dated is not None
    rows = plan_of(by, sheet) if matched else []
    order = sorted(rows, key=lambda row: (row.what is not What.ASK, row.number))
    page = Paginator(order, ROWS).get_page(request.POST.get("page") or request.GET.get("page"))
    words = words_of(sheet) if matched and sheet.state == SheetState.TO_CHECK else []
    asked = [*words, *(one.asked for one in page if one.asked), *(name for one in page for name in one.names)]
    return RowsShown(heads_of(sheet), page, counted(rows), words, asked, sheet.kind, by.partnership.slug)
