"""Signing in and out, and proving again who one is: the library's own views, with our pages."""

from allauth.account import views as accounts
from allauth.mfa.base import views as second_factors
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse


class ProveAgainByPasskey(passkeys.ReauthenticateWebAuthnView):
    """A passkey, asked for again."""

    def form_invalid(self, form) -> HttpResponse:
        """Say what was wrong on the page that was asked."""
        super().form_invalid(form)
        return HttpResponseRedirect(self.passthrough_next_url(reverse("mfa_reauthenticate_webauthn")))


class SignInByPasskey(passkeys.LoginWebAuthnView):
    """A passkey, and nothing else."""

    def form_invalid(self, form) -> HttpResponse:
        """Say what was wrong on the page to sign in, which still knows where one wanted to be."""
        super().form_invalid(form)
        asking = accounts.LoginView(request=self.request)
        return HttpResponseRedirect(asking.passthrough_next_url(reverse("account_login")))


sign_in = accounts.LoginView.as_view(template_name="people/sign_in.html")
second_factor_asked = second_factors.AuthenticateView.as_view(template_name="people/code.html")
sign_in_by_passkey = SignInByPasskey.as_view()
prove_again = accounts.ReauthenticateView.as_view(template_name="people/prove_again.html")
prove_again_by_code = second_factors.ReauthenticateView.as_view(template_name="people/prove_again_by_code.html")
prove_again_by_passkey = ProveAgainByPasskey.as_view(template_name="people/prove_again_by_passkey.html")
sign_out = accounts.LogoutView.as_view(http_method_names=["post"])

_ask_for_password = accounts.PasswordResetView.as_view(template_name="people/ask_for_password.html")
password_asked_for = accounts.PasswordResetDoneView.as_view(template_name="people/password_asked_for.html")
new_password = accounts.PasswordResetFromKeyView.as_view(template_name="people/new_password.html")
new_password_set = accounts.PasswordResetFromKeyDoneView.as_view(template_name="people/new_password_set.html")


@login_not_required
def ask_for_password(request: HttpRequest) -> HttpResponse:
    """Ask for a link to set a new password, where this installation sends e-mail; otherwise say whom to ask."""
    if settings.FRANKPLEDGE_SENDS_EMAIL:
        return _ask_for_password(request)
    return render(request, "people/ask_for_password.html", {"whom": True})
