"""What a person can mend about a file, said so that they can."""


class ReadingError(Exception):
    """A file that cannot be read.  Its message is one line: what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        # The name of a file may hold anything, and what is told of it goes to terminals and logs.
        shown = (sign if sign.isprintable() else " " if sign.isspace() else "\ufffd" for sign in message)
        super().__init__("".join(shown))
