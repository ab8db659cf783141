"""Which columns of the record hold words of a paper, so that words can be looked for and taken out everywhere."""

from django.db import models

_CODES = frozenset({"unit", "role", "line", "nature"})  # of figures and money: no words of a paper


def text_columns(model: type[models.Model]) -> list[str]:
    """The columns of a model that hold words, and not one of several codes."""
    fields = model._meta.concrete_fields
    texts = [field for field in fields if isinstance(field, models.CharField | models.TextField) and not field.choices]
    return [field.name for field in texts if field.name not in _CODES]
