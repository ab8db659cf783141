"""Names of the pages of intake."""

from django.urls import path

from frankpledge.intake import views

_REVIEW = "documents/<int:document>/review/"

urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("documents/add/", views.upload, name="upload"),
    path("documents/spreadsheets/", views.sheets, name="sheets"),
    path("documents/<int:document>/spreadsheet/", views.sheet, name="sheet"),
    path("documents/added/<uuid:batch>/", views.batch, name="batch"),
    path("documents/enter/", views.enter_unchecked, name="enter_unchecked"),
    path(_REVIEW, views.review, name="review"),
    path(f"{_REVIEW}<int:fact>/", views.fact, name="fact"),
    path(f"{_REVIEW}add/", views.add_fact, name="add_fact"),
    path(f"{_REVIEW}decide/", views.decide_fact, name="decide_fact"),
    path(f"{_REVIEW}sure/", views.accept_sure, name="accept_sure"),
    path(f"{_REVIEW}rest/", views.accept_rest, name="accept_rest"),
    path(f"{_REVIEW}body/", views.choose_body, name="choose_body"),
    path(f"{_REVIEW}enter/", views.enter, name="enter"),
    path(f"{_REVIEW}reject/", views.reject, name="reject"),
    path(f"{_REVIEW}withdraw/", views.withdraw, name="withdraw"),
    path(f"{_REVIEW}put-back/", views.put_back, name="put_back"),
    path(f"{_REVIEW}read-again/", views.read_again, name="read_again"),
    path(f"{_REVIEW}take/", views.take_offer, name="take_offer"),
    path(f"{_REVIEW}keep/", views.keep_mine, name="keep_mine"),
]
