"""Names of the pages of chasing: one for officers, and one that a link in a letter opens."""

from django.urls import path

from frankpledge.chasing.views import answering, officers

urlpatterns = [
    path("answer/<str:secret>/", answering.answer, name="answer"),
    path("<slug:partnership>/chasing/", officers.chasing, name="chasing"),
]
