"""The ledger and the journal: append-only, chosen by URL."""

from crossbearing.store.ledger import Ledger, open_ledger

__all__ = ["Ledger", "open_ledger"]
