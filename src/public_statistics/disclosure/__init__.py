"""Disclosure control: that a published table tells of groups, and of nobody in them."""
