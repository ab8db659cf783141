"""E-mails that carry a link: nothing is sent where no mail server was set up, and no subject names anybody."""

from frankpledge.outside.letters import send
from frankpledge.people.models import Invitation, Recovery

INVITED = """You are invited to {partnership}.

Open this link to accept. It works once, until {until}:

{link}

If you did not expect this, do nothing.
"""
RECOVERED = """The second step of your sign-in was removed, as was asked for you.

Open this link and enter your password to set up another. It works once, until {until}:

{link}

If you did not ask for this, tell whoever coordinates your partnership at once.
"""


def send_invitation(invitation: Invitation, link: str, until: str) -> bool:
    """Send an invitation's link to its address; says whether it was sent."""
    told = INVITED.format(partnership=invitation.partnership.name, link=link, until=until)
    return send("An invitation to Frankpledge", told, invitation.address)


def send_recovery(recovery: Recovery, link: str, until: str) -> bool:
    """Send a recovery's link to the account's own address; says whether it was sent."""
    return send("Signing in to Frankpledge", RECOVERED.format(link=link, until=until), recovery.subject.email)
