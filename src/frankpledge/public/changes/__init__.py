"""Every write of the public side: publishing, asking for it, and taking it back."""

from frankpledge.public.changes.feeds import end_feed, make_feed
from frankpledge.public.changes.publishing import publish, publish_asked, refuse_asked, withdraw

__all__ = ["end_feed", "make_feed", "publish", "publish_asked", "refuse_asked", "withdraw"]
