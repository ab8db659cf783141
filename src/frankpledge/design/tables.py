"""Tables: columns named once, rows that become cards on a phone, sorting by links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.http import QueryDict
from django.template import Context, Node
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.exceptions import TemplateSyntaxError
from django.utils.safestring import SafeString

from frankpledge.design.escaping import escaped, format_html, format_html_join
from frankpledge.design.markup import NOTHING, attributes
from frankpledge.design.paging import with_query

STATE = "_design_table"


@dataclass(frozen=True)
class Column:
    """A column: its heading (units belong here), whether it holds numbers, and the name it is sorted by.

    What stands in a `kept` column is never broken over lines (dates, states), save on a phone.
    """

    label: str
    numeric: bool = False
    sort: str = ""
    hidden: bool = False
    kept: bool = False


@dataclass
class Table:
    """A table as it is being written: `at` is the column that the next cell stands in."""

    columns: list[Column] = field(default_factory=list)
    rows: int = 0
    at: int = 0


def column(
    context: Context, label: str, numeric: bool = False, sort: str = "", hidden: bool = False, kept: bool = False
) -> str:
    """Name the table's next column.  A `hidden` heading is only heard: for a column of buttons."""
    _table(context).columns.append(Column(label, numeric, sort, hidden, kept))
    return ""


def row(context: Context, content: str, ident: str = "", highlight: bool = False) -> SafeString:
    """One row, whose cells are in `content`; `ident` makes it a place to link to."""
    table = _table(context)
    table.at, table.rows = 0, table.rows + 1
    classes = "govuk-table__row fp-row--marked" if highlight else "govuk-table__row"
    return format_html(
        '<tr role="row" class="{}"{}>{}</tr>', classes, attributes(id=ident) if ident else NOTHING, content
    )


def cell(context: Context, content: str, header: bool = False, wide: bool = False) -> SafeString:
    """The next cell of the row; a `header` names its row, a `wide` one takes the whole width of a card."""
    table = _table(context)
    if table.at >= len(table.columns):
        raise TemplateSyntaxError(f"A row has more cells than the table has columns ({len(table.columns)})")
    heading = table.columns[table.at]
    table.at += 1
    held = format_html("{}", content)  # a block of a template, escaped as it was rendered
    return written_cell(heading, held, header=header, wide=wide)


def written_cell(heading: Column, content: Any, *, header: bool = False, wide: bool = False) -> SafeString:
    """A cell's markup under its column's heading."""
    begins, ends = _around(heading, header, wide)
    written = begins + escaped(content) + ends  # of markup, and of what is escaped
    return SafeString(written)  # nosec B703


@lru_cache(maxsize=1000)  # a table of fifty rows has hundreds of cells, of which those of a column begin alike
def _around(heading: Column, header: bool, wide: bool) -> tuple[SafeString, SafeString]:
    name = "th" if header else "td"
    classes = "govuk-table__header" if header else "govuk-table__cell"
    if heading.numeric:
        classes += f" {classes}--numeric"
    classes += f"{' fp-cell--kept' if heading.kept else ''}{' fp-cell--wide' if wide else ''}"
    begins = format_html(
        '<{} class="{}" data-label="{}"{}><div class="fp-cell">',
        name,
        classes,
        heading.label,
        attributes(scope="row", role="rowheader") if header else attributes(role="cell"),
    )
    return begins, format_html("</div></{}>", name)


def table_of(
    caption: str, columns: Sequence[Column | str], rows: Iterable[Sequence[Any]], scroll: bool = False
) -> SafeString:
    """A table from values a view has at hand; each row's first value names it."""
    headings = [heading if isinstance(heading, Column) else Column(heading) for heading in columns]
    body = format_html_join("", '<tr role="row" class="govuk-table__row">{}</tr>', ((_row(headings, r),) for r in rows))
    return written(caption, headings, body, scroll=scroll)


def _row(headings: list[Column], values: Sequence[Any]) -> SafeString:
    pairs = enumerate(zip(headings, values, strict=True))
    return format_html_join("", "{}", ((written_cell(h, v, header=at == 0),) for at, (h, v) in pairs))


def written(
    caption: str,
    columns: Iterable[Column],
    body: str,
    *,
    query: QueryDict | None = None,
    scroll: bool = False,
    hide_caption: bool = False,
) -> SafeString:
    """The whole table.  Rows become cards on a phone, or with `scroll` the table moves sideways in a region."""
    size = "govuk-visually-hidden" if hide_caption else "govuk-table__caption--m"
    table = format_html(
        '<table role="table" class="govuk-table fp-table{}"><caption class="govuk-table__caption {}">{}</caption>'
        '<thead role="rowgroup" class="govuk-table__head"><tr role="row" class="govuk-table__row">{}</tr></thead>'
        '<tbody role="rowgroup" class="govuk-table__body">{}</tbody></table>',
        "" if scroll else " fp-table--cards",
        size,
        caption,
        format_html_join("", "{}", ((_heading(heading, query),) for heading in columns)),
        body,
    )
    if not scroll:
        return table
    return format_html('<div class="fp-scroll" role="region" aria-label="{}" tabindex="0">{}</div>', caption, table)


def _heading(heading: Column, query: QueryDict | None) -> SafeString:
    classes = "govuk-table__header" + (" govuk-table__header--numeric" if heading.numeric else "")
    words: str = heading.label
    order = ""
    if heading.hidden:
        words = format_html('<span class="govuk-visually-hidden">{}</span>', heading.label)
    elif heading.sort and query is not None:
        now = query.get("sort", "")
        order = {heading.sort: "ascending", f"-{heading.sort}": "descending"}.get(now, "none")
        follow = f"-{heading.sort}" if order == "ascending" else heading.sort
        words = format_html(
            '<a class="fp-sort" href="{}">{}<span class="fp-sort__mark fp-sort__mark--{}" aria-hidden="true"></span>'
            "</a>",
            with_query(query, sort=follow, page=None),
            heading.label,
            order,
        )
    return format_html(
        '<th scope="col" role="columnheader" class="{}"{}>{}</th>', classes, attributes(aria_sort=order), words
    )


def _table(context: Context) -> Table:
    table = context.get(STATE)
    if not isinstance(table, Table):
        raise TemplateSyntaxError("column, row and cell stand inside a table")
    return table


class TableNode(Node):
    """`{% table "Open actions" %}...{% empty_table %}...{% endtable %}`."""

    child_nodelists = ("nodelist", "empty")

    def __init__(
        self,
        caption: FilterExpression,
        options: dict[str, FilterExpression],
        nodelist: NodeList,
        empty: NodeList | None,
    ) -> None:
        self.caption, self.options, self.nodelist, self.empty = caption, options, nodelist, empty or NodeList()

    def render(self, context: Context) -> SafeString:
        """Write the rows, then the head above them; or what stands for a table that has no rows."""
        options = {name: value.resolve(context) for name, value in self.options.items()}
        table = Table()
        with context.push(**{STATE: table}):
            body = self.nodelist.render(context)
        if not table.rows:
            return self.empty.render(context) if self.empty else NOTHING
        request = context.get("request")
        query = request.GET if request is not None else None
        return written(self.caption.resolve(context), table.columns, body, query=query, **options)


def table(parser: Parser, token: Token) -> TableNode:
    """Parse the table tag: a caption, then `scroll=True` or `hide_caption=True`."""
    name, *bits = token.split_contents()
    if not bits:
        raise TemplateSyntaxError(f"{name} wants a caption: every table says what it shows")
    caption = parser.compile_filter(bits.pop(0))
    options = token_kwargs(bits, parser)
    if bits:
        raise TemplateSyntaxError(f"{name} does not understand {' '.join(bits)}")
    nodelist = parser.parse(("empty_table", "endtable"))
    empty = None
    if parser.next_token().contents == "empty_table":
        empty = parser.parse(("endtable",))
        parser.delete_first_token()
    return TableNode(caption, options, nodelist, empty)
