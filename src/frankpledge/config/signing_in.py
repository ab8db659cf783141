"""The part of Django's settings on signing in: by allauth, with a second factor, with few tries a minute."""

from datetime import timedelta

from frankpledge.config.environment import value
from frankpledge.people.rules.sessions import Limits

ACCOUNT_ADAPTER = "frankpledge.people.adapters.accounts.AccountAdapter"
MFA_ADAPTER = "frankpledge.people.adapters.second_factors.SecondFactorAdapter"
AUTHENTICATION_BACKENDS = ["frankpledge.people.adapters.accounts.Backend"]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "account_login"
FRANKPLEDGE_SIGN_OUT = "account_logout"
FRANKPLEDGE_OWN_PAGE = "mfa_index"

# Accounts come from invitations, never from a page that anybody may open, and one knows nobody by a name of their own.
ACCOUNT_SIGNUP_ENABLED = False
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # whoever was invited by their address has answered at it
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_FORMS = {
    "login": "frankpledge.people.forms.signing_in.SignInForm",
    "reauthenticate": "frankpledge.people.forms.signing_in.SignInAgainForm",
    "reset_password": "frankpledge.people.forms.signing_in.AskForPasswordForm",
    "reset_password_from_key": "frankpledge.people.forms.signing_in.NewPasswordForm",
    "change_password": "frankpledge.people.forms.signing_in.ChangePasswordForm",
}

# Failures that are let through in a minute, of one account and from one address; what succeeds does not count.
FAILURES = value("FRANKPLEDGE_FAILURES_A_MINUTE")
ACCOUNT_RATE_LIMITS = {
    "single_sign_on": "60/m/ip",  # each asks the provider, and nothing in it can be guessed
    "answer_link": "60/m/ip",  # of links that open nothing
    "login": None,
    "login_failed": f"{FAILURES}/m/ip,{FAILURES}/m/key",
    "reset_password": f"{FAILURES}/m/ip,{FAILURES}/m/key",
    "change_password": f"{FAILURES}/m/user",
}
# How many servers of the installation's own stand in front: the address before theirs is whose tries are counted.
ALLAUTH_TRUSTED_PROXY_COUNT = value("FRANKPLEDGE_PROXIES")

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Frankpledge"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute out
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# A passkey made at another address is refused, on this machine too: the library takes http://localhost as it is.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # nothing in a passkey can be guessed
MFA_FORMS = {
    "authenticate": "frankpledge.people.forms.second_factors.CodeForm",
    "reauthenticate": "frankpledge.people.forms.second_factors.CodeAgainForm",
    "activate_totp": "frankpledge.people.forms.second_factors.AddAppForm",
    "deactivate_totp": "frankpledge.people.forms.second_factors.RemoveAppForm",
    "add_webauthn": "frankpledge.people.forms.second_factors.AddPasskeyForm",
    "edit_webauthn": "frankpledge.people.forms.second_factors.NamePasskeyForm",
    "authenticate_webauthn": "frankpledge.people.forms.second_factors.UsePasskeyForm",
    "login_webauthn": "frankpledge.people.forms.second_factors.SignInByPasskeyForm",
    "reauthenticate_webauthn": "frankpledge.people.forms.second_factors.UsePasskeyAgainForm",
}

# `here`: everybody has a second factor of ours.  `provider`: who comes by single sign-on has it there.
FRANKPLEDGE_SECOND_FACTOR = value("FRANKPLEDGE_SECOND_FACTOR")
# How long after proving who one is one may export and change roles.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * value("FRANKPLEDGE_PROOF_MINUTES")

# After how many minutes a session ends that nobody uses, by what was opened last in it, and after how many any does.
FRANKPLEDGE_LIMITS = Limits(
    ordinary=timedelta(minutes=value("FRANKPLEDGE_IDLE_ORDINARY")),
    restricted=timedelta(minutes=value("FRANKPLEDGE_IDLE_RESTRICTED")),
    minutes=timedelta(minutes=value("FRANKPLEDGE_IDLE_TAKING_MINUTES")),
    longest=timedelta(minutes=value("FRANKPLEDGE_SESSION_LONGEST")),
)
