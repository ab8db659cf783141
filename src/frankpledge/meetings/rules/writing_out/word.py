"""A document as a Word file (.docx), filled into a template: the built-in one or one that an officer edited.

A template may name fields, loop over lists and ask what is there, and do nothing else: it is checked when it comes in
(`checking`), and filled in a process of its own that may take only so much time and memory.
"""

from io import BytesIO
from typing import Any

from frankpledge.meetings.rules.writing_out.written import Written
from minutes_reader import ReadingError
from minutes_reader.formats.confined import confined

SECONDS, MEGABYTES = 30.0, 900


def word_of(document: Written, template: bytes) -> bytes:
    """The document in a template.  ReadingError where filling it takes too long or too much, or it cannot be filled."""
    from jinja2 import TemplateError

    name = "the Word file"
    try:
        return confined(filled, template, document.plain(), name=name, seconds=SECONDS, megabytes=MEGABYTES)
    except TemplateError as error:
        raise ReadingError(f"{name}: its template cannot be filled any longer ({error}).") from error


def filled(template: bytes, data: dict[str, Any]) -> bytes:
    """A template with its fields filled, in this process."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = DocxTemplate(BytesIO(template))
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made.render(data, environment, autoescape=True)
    told = made.docx.core_properties
    told.title = f"{data['running']}: {data['called']}"
    told.author = told.last_modified_by = told.comments = told.keywords = ""
    file = BytesIO()
    made.save(file)
    return file.getvalue()
