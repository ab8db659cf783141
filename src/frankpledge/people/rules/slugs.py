"""Short names that no partnership can have, since pages of no partnership stand at those addresses.  Pure."""

RESERVED = frozenset(
    "account answer api design health invitation metrics public ready recovery second-factor sign-in sign-out static "
    "typed".split()
)
