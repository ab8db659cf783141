"""Durable background work: named jobs, queued in the transaction that asks for them."""
