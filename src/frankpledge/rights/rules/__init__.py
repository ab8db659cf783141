"""What may be asked for under the law on information, and what answers say.  Pure."""
