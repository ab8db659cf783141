"""Names of the pages of people."""

from django.urls import path

from frankpledge.people.views import signing

urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-out/", signing.sign_out, name="sign_out"),
]
