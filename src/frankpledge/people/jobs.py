"""Background work for accounts: the e-mail with a link to set a new password."""

from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from frankpledge.outside.letters import post
from frankpledge.people.changes import signing
from frankpledge.people.models import User
from frankpledge.work.performing import job_number


def send_password_link(user: int, at: str) -> None:
    """Send the account of this number a link to set a new password; 0 stands for none, and nothing is sent.

    `at` is the address at which this installation is served.  Whether there is an account is looked at here and not
    while somebody waits for the answer, so that the answer takes as long in either case.

    The letter goes once at least: done again after a kill, a second may go, with the same number as the first.  Two
    links are no harm, since the first that is used ends both; none would shut somebody out.
    """
    account = User.objects.filter(pk=user, is_active=True).first()
    if account is None:
        return
    key = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    link = at.rstrip("/") + reverse("account_reset_password_from_key", kwargs=key)
    words = render_to_string("people/mail/password_link.txt", {"link": link})
    if post("A link to set a new password", words, account.email, str(job_number() or "")):
        signing.note_link_sent(account, timezone.localdate())
