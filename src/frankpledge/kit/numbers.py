"""Numbers as they come in from outside."""

LARGEST = 2**63 - 1  # of the numbers that rows have; a larger one is an error to the databases


def row_number(text: object) -> int | None:
    """The number of a row that a text names, or None where no row can have it: letters, signs, far too many figures."""
    said = str(text)
    if not said.isdecimal() or len(said) > len(str(LARGEST)):
        return None
    number = int(said)
    return number if number <= LARGEST else None
