"""Papers that were read, reviewed by a person, and entered in the record."""
