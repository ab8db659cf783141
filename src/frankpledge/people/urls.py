"""Names of the pages of people: those that the library which signs people in asks for by name, and no other of its."""

from django.urls import include, path

from frankpledge.people.views import (
    accounts,
    invitations,
    ledger,
    partnership,
    recoveries,
    second_factors,
    signing_in,
    single_sign_on,
    typed,
)

of_a_partnership = [
    path("about/", partnership.about, name="about"),
    path("about/change/", partnership.describe_partnership, name="describe_partnership"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/invite/", invitations.invite, name="invite"),
    path("accounts/invitations/<int:invitation>/again/", invitations.send_again, name="send_again"),
    path(
        "accounts/invitations/<int:invitation>/withdraw/", invitations.withdraw_invitation, name="withdraw_invitation"
    ),
    path("accounts/recoveries/<int:recovery>/", recoveries.approve_recovery, name="approve_recovery"),
    path("accounts/<int:account>/", accounts.account, name="account"),
    path("accounts/<int:account>/roles/give/", accounts.give_role, name="give_role"),
    path("accounts/<int:account>/roles/<int:grant>/end/", accounts.end_role, name="end_role"),
    path("accounts/<int:account>/leave/", accounts.leave, name="leave"),
    path("accounts/<int:account>/recover/", recoveries.ask_recovery, name="ask_recovery"),
    path("ledger/", ledger.ledger, name="ledger"),
    path("ledger/lines.csv", ledger.ledger_csv, name="ledger_csv"),
]
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="account_login"),
    path("sign-in/code/", signing_in.second_factor_asked, name="mfa_authenticate"),
    path("sign-in/passkey/", signing_in.sign_in_by_passkey, name="mfa_login_webauthn"),
    path("sign-in/again/", signing_in.prove_again, name="account_reauthenticate"),
    path("sign-in/again/code/", signing_in.prove_again_by_code, name="mfa_reauthenticate"),
    path("sign-in/again/passkey/", signing_in.prove_again_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("sign-in/again/single-sign-on/", single_sign_on.prove_by_single_sign_on, name="prove_by_single_sign_on"),
    path("sign-in/single-sign-on/", single_sign_on.single_sign_on, name="single_sign_on"),
    path("sign-in/single-sign-on/answer/", single_sign_on.single_sign_on_answer, name="single_sign_on_answer"),
    path("sign-in/password/", signing_in.ask_for_password, name="account_reset_password"),
    path("sign-in/password/asked/", signing_in.password_asked_for, name="account_reset_password_done"),
    path("sign-in/password/set/", signing_in.new_password_set, name="account_reset_password_from_key_done"),
    path("sign-in/password/<str:uidb36>/<str:key>/", signing_in.new_password, name="account_reset_password_from_key"),
    path("sign-out/", signing_in.sign_out, name="account_logout"),
    path("typed/", typed.typed, name="typed"),
    path("account/", second_factors.own_sign_in, name="mfa_index"),
    path("account/second-factor/", second_factors.second_factor, name="second_factor"),
    path("account/password/", second_factors.change_password, name="account_change_password"),
    path("account/single-sign-on/tie/", single_sign_on.tie_single_sign_on, name="tie_single_sign_on"),
    path("account/single-sign-on/untie/", single_sign_on.untie_single_sign_on, name="untie_single_sign_on"),
    path("account/app/", second_factors.add_app, name="mfa_activate_totp"),
    path("account/app/remove/", second_factors.remove_app, name="mfa_deactivate_totp"),
    path("account/recovery-codes/", second_factors.recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", second_factors.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/recovery-codes/file/", second_factors.recovery_codes_file, name="mfa_download_recovery_codes"),
    path("account/passkeys/add/", second_factors.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/name/", second_factors.name_passkey, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove/", second_factors.remove_passkey, name="mfa_remove_webauthn"),
    path("invitation/<str:secret>/", invitations.invitation, name="invitation"),
    path("recovery/<str:secret>/", recoveries.recovery, name="recovery"),
    path("<slug:partnership>/", include(of_a_partnership)),
]
