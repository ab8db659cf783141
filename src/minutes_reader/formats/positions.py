"""Pictures without the place where they were taken.

The place is blanked where it stands (EXIF: Exif 2.32, 4.6.6; XMP: the exif namespace), so that nothing else of the
picture changes, neither its size nor how it is turned.
"""

from __future__ import annotations

import re
import struct
import zlib

_GPS = 0x8825
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_MOST_ENTRIES = 512
_XMP = re.compile(rb'exif:GPS\w+\s*=\s*(?:"[^"]*"|\'[^\']*\')|<exif:GPS(\w+)\b[^>]*>.*?</exif:GPS\1\s*>', re.S)
_PNG = b"\x89PNG\r\n\x1a\n"
_WITH_XMP = (b"iTXt", b"tEXt")


def without_position(picture: bytes) -> bytes:
    """The same picture, without the place where it was taken; the same bytes where it names none.

    JPEG, PNG and TIFF are known; what is none of these, or damaged, comes back as it is.
    """
    try:
        if picture.startswith(b"\xff\xd8\xff"):
            return _jpeg(picture)
        if picture.startswith(_PNG):
            return _png(picture)
        if picture[:4] in (b"II*\0", b"MM\0*"):
            return without_position_in_xmp(_tiff(picture))
    except (struct.error, IndexError):
        return picture
    return picture


def without_position_in_xmp(packet: bytes) -> bytes:
    """An XMP packet with spaces where a place is named; its length stays."""
    if b"exif:GPS" not in packet:
        return packet
    return _XMP.sub(lambda found: b" " * len(found[0]), packet)


def _jpeg(data: bytes) -> bytes:
    kept, at = bytearray(data), 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if mark in (0xDA, 0xD9):
            break
        (length,) = struct.unpack_from(">H", data, at + 2)
        start, end = at + 4, min(at + 2 + length, len(data))
        if mark == 0xE1 and data[start : start + 6] == b"Exif\0\0":
            kept[start + 6 : end] = _tiff(data[start + 6 : end])
        elif mark == 0xE1:
            kept[start:end] = without_position_in_xmp(data[start:end])
        at = max(end, at + 2)
    return bytes(kept)


def _png(data: bytes) -> bytes:
    kept, at = bytearray(data), len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, start = data[at + 4 : at + 8], at + 8
        inside = data[start : start + length]
        clean = _tiff(inside) if kind == b"eXIf" else without_position_in_xmp(inside) if kind in _WITH_XMP else inside
        if clean != inside:
            kept[start : start + length] = clean
            struct.pack_into(">I", kept, start + length, zlib.crc32(kind + clean))
        at = start + length + 4
    return bytes(kept)


def _tiff(data: bytes) -> bytes:
    """A TIFF structure whose list of a place is empty, and what it pointed to zero."""
    if data[:4] not in (b"II*\0", b"MM\0*"):
        return data
    order, kept = "<" if data[:2] == b"II" else ">", bytearray(data)
    (at,) = struct.unpack_from(order + "I", data, 4)
    (many,) = struct.unpack_from(order + "H", data, at)
    for entry in range(min(many, _MOST_ENTRIES)):
        tag, _, _, value = struct.unpack_from(order + "HHII", data, at + 2 + 12 * entry)
        if tag == _GPS:
            _blank(kept, order, value)
    return bytes(kept)


def _blank(kept: bytearray, order: str, at: int) -> None:
    (many,) = struct.unpack_from(order + "H", kept, at)
    for entry in range(min(many, _MOST_ENTRIES)):
        place = at + 2 + 12 * entry
        _, form, count, value = struct.unpack_from(order + "HHII", kept, place)
        size = _SIZES.get(form, 1) * count
        if size > 4 and value + size <= len(kept):
            kept[value : value + size] = bytes(size)
        kept[place : place + 12] = bytes(12)
    struct.pack_into(order + "H", kept, at, 0)
