"""Signing in and out: Django's own views, with a line in the ledger for each."""

from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from frankpledge.people.changes import note_failed_sign_in, note_sign_in, note_sign_out
from frankpledge.people.forms.signing import SignInForm
from frankpledge.people.models import User


class SignIn(views.LoginView):
    """The page that signs in."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: SignInForm) -> HttpResponse:
        """Sign in, and say so in the ledger."""
        answer = super().form_valid(form)
        note_sign_in(form.get_user(), timezone.localdate())
        return answer

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        """Show what was wrong; a try that named an account is in the ledger as refused."""
        if form.cleaned_data.get("username") and form.data.get("password"):
            note_failed_sign_in(form.cleaned_data["username"], timezone.localdate())
        return super().form_invalid(form)


class SignOut(views.LogoutView):
    """Signs out: by POST only, so that no link and no picture can do it."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse | HttpResponseRedirect:
        """Say so in the ledger, and sign out."""
        assert isinstance(request.user, User)  # nobody signed out gets here
        note_sign_out(request.user, timezone.localdate())
        return super().post(request, *args, **kwargs)


sign_in = SignIn.as_view()
sign_out = SignOut.as_view()
