"""Names of the pages of retention."""

from django.urls import path

from frankpledge.keeping.views import destroying, due, ruling

urlpatterns = [
    path("retention/", ruling.retention, name="retention"),
    path("retention/due/", due.due, name="due"),
    path("retention/due/ask/", destroying.ask_by_rule, name="ask_by_rule"),
    path("retention/destructions/ask/", destroying.ask_destruction, name="ask_destruction"),
    path("retention/destructions/<int:destruction>/", destroying.destruction, name="destruction"),
    path("retention/rules/add/", ruling.add_retention_rule, name="add_retention_rule"),
    path("retention/rules/<int:rule>/", ruling.retention_rule, name="retention_rule"),
    path("retention/holds/add/", ruling.lay_hold, name="lay_hold"),
    path("retention/holds/<int:hold>/lift/", ruling.lift_hold, name="lift_hold"),
]
