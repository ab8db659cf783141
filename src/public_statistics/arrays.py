"""Arrays as every method takes them: checked, of floats, and gone over in blocks so that memory stays flat.

A check says which number is wrong and where it stands.  It looks at a whole array at once, and only for an array that
is wrong does it look for the place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from public_statistics.errors import BadCount, BadDenominator, BadShape, BadValue, BadWeights, TooFew, UnknownChoice

Array: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Whole: TypeAlias = npt.NDArray[np.int64]
Codes: TypeAlias = npt.NDArray[np.int8]
Numbers: TypeAlias = npt.ArrayLike

BLOCK = 1 << 14  # numbers at a time: a few arrays of them stay in a processor's cache


def numbers(argument: str, given: Numbers) -> npt.NDArray[Any]:
    """Give what was given as an array of real numbers, of whichever kind, without a copy where it is one.

    Raises BadValue where it holds anything that is no number.
    """
    try:
        array = np.asarray(given)
        if array.dtype.kind in "iuf":
            return array
        if array.dtype.kind in "bO":
            return np.asarray(array, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadValue(
            argument, "it holds something that is no number", "Give numbers alone, in rows of one length"
        ) from error
    raise BadValue(argument, "it holds something that is no number", "Give numbers alone")


def finite(argument: str, given: Numbers) -> Array:
    """Give an array of floats, none of them NaN or infinite.  Raises BadValue with the place of the first that is."""
    return np.asarray(_real(argument, given), dtype=np.float64)


def counts(argument: str, given: Numbers) -> Array:
    """Give counts: finite and not below nought, whole or not (means of years are not).  Raises BadCount, BadValue."""
    return np.asarray(real_counts(argument, given), dtype=np.float64)


def denominators(argument: str, given: Numbers) -> Array:
    """Give denominators: finite and above nought.  Raises BadDenominator, BadValue."""
    return np.asarray(real_denominators(argument, given), dtype=np.float64)


def real_counts(argument: str, given: Numbers) -> npt.NDArray[Any]:
    """Give counts as `counts` does, of the kind that they came in, for what is gone over in blocks."""
    array = _real(argument, given)
    if array.size and array.min() < 0:
        raise BadCount(argument, _first(argument, array, array < 0), "Counts begin at 0")
    return array


def real_denominators(argument: str, given: Numbers) -> npt.NDArray[Any]:
    """Give denominators as `denominators` does, of the kind that they came in, for what is gone over in blocks."""
    array = _real(argument, given)
    if array.size and array.min() <= 0:
        raise BadDenominator(argument, _first(argument, array, array <= 0), "Leave out areas that nobody is counted in")
    return array


def weights(argument: str, given: Numbers) -> Array:
    """Give weights: finite, not below nought, and one above it at least.  Raises BadWeights, BadValue."""
    array = finite(argument, given)
    if array.size and array.min() < 0:
        raise BadWeights(argument, _first(argument, array, array < 0), "Weights begin at 0")
    if not array.any():
        raise BadWeights(argument, "none is above 0", "Give at least one weight above 0")
    return array


def fraction(argument: str, given: float) -> float:
    """Give a number between 0 and 1, both left out, such as a level of confidence.  Raises BadValue."""
    number = one(argument, given)
    if not 0 < number < 1:
        raise BadValue(argument, f"it is {number:g}", "Give a number between 0 and 1, such as 0.95")
    return number


def above_nought(argument: str, given: float) -> float:
    """Give a single number above nought, such as a multiplier.  Raises BadValue."""
    number = one(argument, given)
    if number <= 0:
        raise BadValue(argument, f"it is {number:g}", "Give a number above 0")
    return number


def one(argument: str, given: Numbers) -> float:
    """Give a single finite number.  Raises BadShape for more than one, BadValue for none."""
    array = finite(argument, given)
    if array.ndim:
        raise BadShape(argument, f"it is an array of shape {array.shape}", "Give a single number")
    return float(array)


def whole(argument: str, given: float, least: int = 0) -> int:
    """Give a single whole number, of at least so much.  Raises BadValue."""
    number = one(argument, given)
    if number != int(number) or number < least:
        raise BadValue(argument, f"it is {number:g}", f"Give a whole number of at least {least}")
    return int(number)


def choice(argument: str, given: str, *known: str) -> str:
    """Give a word that is one of those known.  Raises UnknownChoice, which lists them."""
    if given not in known:
        raise UnknownChoice(argument, f"there is no {given!r}", f"Choose one of {', '.join(map(repr, known))}")
    return given


def dimensions(argument: str, array: npt.NDArray[Any], *allowed: int) -> None:
    """Raise BadShape for an array that has another number of dimensions than those allowed."""
    if array.ndim not in allowed:
        raise BadShape(
            argument,
            f"it has {array.ndim} dimensions, shape {array.shape}",
            f"Give an array of {' or '.join(map(str, allowed))}",
        )


def at_least(argument: str, what: str, there_are: int, needed: int) -> None:
    """Raise TooFew where there are fewer than needed."""
    if there_are < needed:
        raise TooFew(argument, f"there are {there_are} {what}", f"The method needs at least {needed}")


def fitted(**given: npt.NDArray[Any]) -> tuple[int, ...]:
    """Give the shape that arrays take together by broadcasting.  Raises BadShape, which tells all their shapes."""
    try:
        return np.broadcast_shapes(*(array.shape for array in given.values()))
    except ValueError as error:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in given.items())
        raise BadShape(
            " and ".join(given), f"their shapes do not fit: {shapes}", "Give arrays that broadcast"
        ) from error


def in_blocks(calculate: Callable[..., tuple[Array, ...]], outputs: int, *given: npt.NDArray[Any]) -> tuple[Array, ...]:
    """Calculate number by number over arrays that broadcast, a block at a time.

    `calculate` takes a block of floats from each array given and gives `outputs` blocks.  Beyond the arrays that come
    out, memory is that of a few blocks, however many numbers there are; and blocks that stay in the processor's cache
    make it no slower than the same lines over whole arrays.
    """
    shape = np.broadcast_shapes(*(array.shape for array in given))
    results = tuple(np.empty(shape) for _ in range(outputs))
    if not results[0].size:
        return results
    access: list[list[Any]] = [["readonly"]] * len(given) + [["writeonly"]] * outputs
    with np.nditer(
        [*given, *results],
        flags=["external_loop", "buffered"],
        op_flags=access,
        op_dtypes=[np.dtype(np.float64)] * (len(given) + outputs),
        casting="same_kind",
        order="C",
        buffersize=BLOCK,
    ) as blocks:
        for block in blocks:
            for into, calculated in zip(block[len(given) :], calculate(*block[: len(given)]), strict=True):
                into[...] = calculated
    return results


def _real(argument: str, given: Numbers) -> npt.NDArray[Any]:
    """Numbers of any kind, none of them NaN or infinite."""
    array = numbers(argument, given)
    if array.dtype.kind == "f" and array.size and not np.isfinite(array.sum()) and not np.isfinite(array).all():
        raise BadValue(argument, _first(argument, array, ~np.isfinite(array)), _MISSING)
    return array


def _first(argument: str, array: npt.NDArray[Any], wrong: Flags) -> str:
    """The first number that is wrong, with its place."""
    place = np.unravel_index(int(np.argmax(wrong)), array.shape)
    where = f"[{', '.join(str(int(at)) for at in place)}]" if place else ""
    return f"{argument}{where} is {array[place]:g}" if where else f"it is {array[place]:g}"


_MISSING = "Leave out what is missing, or say where with `present` in methods that take it"
