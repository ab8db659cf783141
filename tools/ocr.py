"""Bring the program that scans are read with, where this machine lets us: Debian's Tesseract, as root."""

import os
import shutil

from browser import install

PROGRAM = "tesseract"


def main() -> None:
    """Make sure of Tesseract, or say what goes without it: its tests are left out then."""
    if shutil.which(PROGRAM):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Fetching Tesseract for the tests.", flush=True)
        install("tesseract-ocr")
    if not shutil.which(PROGRAM):
        print(
            "Left out: the reading of scans, because there is no Tesseract here; as root: apt-get install tesseract-ocr"
        )


if __name__ == "__main__":
    main()
