"""The gallery: every component once, for those who write pages and for the accessibility scan."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.design.samples import SampleFilters, SampleForm, sample_page, sample_values
from frankpledge.design.tables import Column


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Show each component; only to those signed in, or while the settings say that this is no live service."""
    user = getattr(request, "user", None)
    if not settings.DEBUG and not (user and user.is_authenticated):
        raise Http404
    wrong = SampleForm(
        {"wrong-held_on-day": "31", "wrong-held_on-month": "2", "wrong-held_on-year": "2026"}, prefix="wrong"
    )
    values = {
        "sample": SampleForm(),
        "form": wrong,
        "page": sample_page(request.GET.get("page", "2")),
        "filters": SampleFilters(request.GET or None, prefix="filters"),
        **sample_values(),
        "columns": ["Agency", Column("Open", numeric=True), Column("Late", numeric=True)],
        "rows": [["Westmarch Police", 4, 1], ["Mere Homes", 2, 0]],
    }
    return render(request, "design/gallery.html", values)
