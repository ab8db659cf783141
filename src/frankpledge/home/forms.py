"""What is asked of a search."""

from django import forms


class SearchForm(forms.Form):
    """One box."""

    q = forms.CharField(
        label="Search the record",
        max_length=200,
        required=False,
        help_text="Words, a minute's number like 318/07, or a phrase between quotation marks.",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
