"""The way of a paper into the record: taken in, read, gone through fact by fact, entered."""
