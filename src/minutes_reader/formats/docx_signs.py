"""Signs that Word keeps as places in picture fonts, as the letters that look alike."""

from __future__ import annotations

_PICTURES = {
    0xFC: "✓",
    0xFE: "☑",
    0xFD: "☒",
    0xFB: "✗",
    0xA8: "☐",
    0x6F: "☐",
    0x71: "☐",
    0xE0: "→",
    0xF0: "→",
    0xDF: "←",
    0x4A: "☺",
    0x28: "☎",
    0x2A: "✉",
}
_SYMBOLS = {
    0xA3: "≤",
    0xB3: "≥",
    0xB0: "°",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xA0: "€",
    0xAE: "→",
    0x2D: "−",
    0xD7: "·",
    0xBC: "…",
}


def sign(font: str, code: str) -> str:
    """A sign (`w:sym`) of a font as text; a private place that no table knows is a bullet, as nearly all are."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    private = 0xF000 <= place <= 0xF0FF
    low = place & 0xFF
    if "dings" in font.lower() and (private or place < 0x100):
        return _PICTURES.get(low, "•")
    if font.lower() == "symbol" and (private or place < 0x100):
        return _SYMBOLS.get(low) or (chr(low) if 0x20 < low < 0x40 else "•")
    if private:
        return "•"
    return chr(place) if 0x20 <= place < 0xD800 or 0xF900 <= place < 0xFFFE else ""
