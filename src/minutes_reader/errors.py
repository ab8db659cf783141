"""What a person can mend about a file, said so that they can."""


class ReadingError(Exception):
    """A file that cannot be read.  Its message is one line: what is wrong and what to do."""
