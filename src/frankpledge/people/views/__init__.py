"""The pages of people: signing in and out, accounts and roles, invitations, the partnership itself, the ledger."""
