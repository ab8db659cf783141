"""A document as a web page that stands by itself: nothing is fetched, and it prints as the PDF does."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

from frankpledge.meetings.rules.writing_out.written import Written

_STYLE = """
body { font: 1rem/1.5 "Atkinson Hyperlegible Next", Arial, sans-serif; color: #0b0c0c; margin: 0 auto;
  max-width: 48rem; padding: 1rem; }
.wide { max-width: 75rem; }
h1, h2, h3 { color: #0b4f5c; line-height: 1.25; margin: 1.5em 0 0.5em; }
h1 { font-size: 1.75rem; margin-top: 0.75rem; }
h2 { font-size: 1.25rem; }
h3 { font-size: 1.0625rem; }
p, ul { margin: 0 0 0.6em; }
header, footer { color: #505050; display: flex; font-size: 0.875rem; gap: 1rem; justify-content: space-between; }
.marking { font-weight: 700; }
.decision, .action { border-left: 3px solid #a0a0a0; padding-left: 0.75rem; }
.action { border-color: #0b4f5c; }
.quiet, .stub { color: #505050; }
table { border-collapse: collapse; margin: 0.5em 0 1em; width: 100%; }
th, td { border: 1px solid #a0a0a0; padding: 0.35em 0.5em; text-align: left; vertical-align: top; }
@page { margin: 22mm 20mm; }
@page wide { size: A4 landscape; }
@media print {
  body { font-size: 11pt; max-width: none; padding: 0; }
  .wide { page: wide; }
  header, footer { left: 0; position: fixed; right: 0; }
  header { top: -14mm; }
  footer { bottom: -14mm; }
  thead { display: table-header-group; }
  tr, h2, h3 { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
"""


def web_of(document: Written) -> bytes:
    """The document as a web page."""
    return "\n".join(_page(document)).encode()


def _page(document: Written) -> Iterator[str]:
    data = document.plain()
    named, marking = escape(f"{data['running']}: {data['called']}"), escape(data["marking"])
    yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{named}</title>\n<style>{_STYLE}</style>\n</head>"
    yield '<body class="wide">' if document.wide else "<body>"
    yield f'<header><span>{escape(data["running"])}</span> <span class="marking">{marking}</span></header>\n<main>'
    yield f"<h1>{escape(data['body'])}</h1>"
    yield f"<p>{escape(data['title'])}</p>"
    for fact in data["facts"]:
        yield f"<p><strong>{escape(fact['label'])}:</strong> {escape(fact['value'])}</p>"
    if data["stage"]:
        yield f"<p><strong>{escape(data['stage'])}</strong></p>"
    for section in data["sections"]:
        yield from _section(section)
    yield f'</main>\n<footer><span class="marking">{marking}</span> <span>{escape(data["called"])}</span></footer>'
    yield "</body>\n</html>\n"


def _section(section: dict[str, Any]) -> Iterator[str]:
    if section["title"]:
        level = 3 if section["depth"] else 2
        yield f"<h{level}>{escape(section['title'])}</h{level}>"
    for kind, lines in groupby(section["lines"], key=lambda line: line["kind"]):
        words = [escape(line["text"]) for line in lines]
        if kind == "bullet":
            yield "<ul>\n" + "\n".join(f"<li>{one}</li>" for one in words) + "\n</ul>"
        else:
            yield from (f'<p class="{kind}">{one}</p>' for one in words)
    if section["rows"]:
        columns = section["columns"]
        heads = "".join(f'<th scope="col">{escape(column["heading"])}</th>' for column in columns)
        yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
        cells = ([escape(row[column["key"]]) for column in columns] for row in section["rows"])
        yield "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
        yield "</tbody>\n</table>"
