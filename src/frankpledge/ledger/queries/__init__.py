"""Every read of the ledger as a whole: its chain, what is wrong with it, and what is still to be sealed.

Those who call stand in `people.rls.whole_record`: on PostgreSQL nobody else sees every line.
"""

from frankpledge.ledger.queries.chain import (
    Unsealed,
    entries_unsealed,
    head,
    links,
    sealed_of,
    settled,
    unsealed,
    verify,
)

__all__ = ["Unsealed", "entries_unsealed", "head", "links", "sealed_of", "settled", "unsealed", "verify"]
