"""Names of the pages of information rights."""

from django.urls import path

from frankpledge.rights.views import answering, holding, redactions

_PERSON = "people/<int:person>"

urlpatterns = [
    path("rights/", holding.rights, name="rights"),
    path("rights/find/", holding.find_person, name="find_person"),
    path("rights/answer/", answering.information_answer, name="information_answer"),
    path("rights/redactions/ask/", redactions.ask_redaction, name="ask_redaction"),
    path("rights/redactions/<int:redaction>/", redactions.redaction, name="redaction"),
    path(f"{_PERSON}/held/", holding.held, name="held"),
    path(f"{_PERSON}/held/export/", holding.export_held, name="export_held"),
    path(f"{_PERSON}/restrict/", holding.restrict_person, name="restrict_person"),
    path(f"{_PERSON}/restrict/lift/", holding.lift_restriction, name="lift_restriction"),
    path(f"{_PERSON}/correct/", holding.correct_person, name="correct_person"),
]
