"""One's own account: its roles, its password, its second factors, and what is said to somebody who has none."""

from typing import Any

from allauth.account import views as accounts
from allauth.mfa.base import views as index
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy

from frankpledge.people import sessions
from frankpledge.people.adapters.second_factors import SecondFactorAdapter
from frankpledge.people.queries.accounts import roles_of


class OwnAccount(index.IndexView):
    """One's own account: who one is here, in which roles, and how one signs in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Beside the second factors, the roles by partnership."""
        roles = roles_of(self.request.user.pk, self.request.actor.today)
        return super().get_context_data(**kwargs) | {"roles": roles}


own_sign_in = OwnAccount.as_view(template_name="people/own_sign_in.html")
add_app = apps.ActivateTOTPView.as_view(template_name="people/add_app.html")
remove_app = apps.DeactivateTOTPView.as_view(template_name="people/remove_app.html")
recovery_codes = codes.ViewRecoveryCodesView.as_view(template_name="people/recovery_codes.html")
new_recovery_codes = codes.GenerateRecoveryCodesView.as_view(template_name="people/new_recovery_codes.html")
recovery_codes_file = codes.DownloadRecoveryCodesView.as_view(template_name="people/recovery_codes.txt")
add_passkey = passkeys.AddWebAuthnView.as_view(template_name="people/add_passkey.html")
name_passkey = passkeys.EditWebAuthnView.as_view(
    template_name="people/name_passkey.html", success_url=reverse_lazy("mfa_index")
)
_remove_passkey = passkeys.RemoveWebAuthnView.as_view(
    template_name="people/remove_passkey.html", success_url=reverse_lazy("mfa_index")
)
_change_password = accounts.PasswordChangeView.as_view(template_name="people/change_password.html")


def second_factor(request: HttpRequest) -> HttpResponse:
    """Where somebody is who proved nothing but a password: how to add a second factor, or whom to ask."""
    if sessions.fully_signed_in(request):
        return redirect("mfa_index")
    values = {"may_enrol": sessions.may_enrol(request), "has_one": sessions.has_second_factor(request.user)}
    return render(request, "people/second_factor.html", values)


def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a passkey, unless it is the last second factor."""
    adapter = SecondFactorAdapter()
    row = get_object_or_404(Authenticator, pk=pk, user=request.user, type=Authenticator.Type.WEBAUTHN)
    if not adapter.can_delete_authenticator(row):
        messages.error(request, adapter.error_messages["cannot_delete_authenticator"])
        return redirect("mfa_index")
    return _remove_passkey(request, pk=pk)


def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's password; an account that has none signs in by other means."""
    if not request.user.has_usable_password():
        messages.info(request, "Your account has no password: it signs in by other means.")
        return redirect("mfa_index")
    return _change_password(request)
