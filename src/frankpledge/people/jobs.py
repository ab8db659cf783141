"""Background work of the installation: links for new passwords, and the ledger of every partnership sealed."""

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from frankpledge.ledger.changes.anchoring import write_anchor
from frankpledge.ledger.changes.sealing import seal
from frankpledge.ledger.queries import unsealed
from frankpledge.outside.letters import post
from frankpledge.people import rls
from frankpledge.people.changes import drafts, signing
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


def drop_old_drafts() -> None:
    """Let the drafts go that nobody took up in their days."""
    with rls.whole_record():
        drafts.drop_old_drafts(timezone.now())


def seal_ledger() -> None:
    """Seal the lines of the ledger that were written since."""
    with rls.whole_reading():
        waiting = unsealed().lines
    if waiting:
        seal(timezone.now(), within=rls.whole_record)


def anchor_ledger() -> None:
    """Seal every line there is, and keep the end of the chain outside the database, in the file of anchors."""
    seal(timezone.now(), within=rls.whole_record, whole=True)
    write_anchor(settings.FRANKPLEDGE_ANCHORS, timezone.now())


def send_anchor() -> None:
    """Send the end of the chain to whoever keeps it, where somebody does; it goes into the file besides."""
    if not settings.FRANKPLEDGE_ANCHOR_EMAIL:
        return
    seal(timezone.now(), within=rls.whole_record)
    anchor = write_anchor(settings.FRANKPLEDGE_ANCHORS, timezone.now())
    words = render_to_string("people/mail/anchor.txt", {"anchor": anchor})
    post("Anchor of the ledger", words, settings.FRANKPLEDGE_ANCHOR_EMAIL, str(job_number() or ""))
