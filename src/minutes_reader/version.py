"""The reader's version, which every reading carries.  Raise it when a document would be read differently."""

VERSION = "2.2.2"
