"""Minutes written out, opened and saved by another program as people do, and read in again, state the same facts.

Where LibreOffice is there: a few invented meetings in every run, up to 100 by `make bench` (FRANKPLEDGE_ROUND_TRIP).
"""

import os
import subprocess
from pathlib import Path

import pytest

from frankpledge.meetings.rules.writing_out.formats import Format, file_of
from frankpledge.meetings.rules.writing_out.house_style import built_in
from frankpledge.meetings.tests.inventing import invented
from frankpledge.meetings.tests.test_round_trip import facts_of, told_in
from minutes_reader import read_bytes

MEETINGS = min(int(os.environ.get("FRANKPLEDGE_ROUND_TRIP", "6")), 100)
LONGEST = 600  # seconds


@pytest.mark.needs("office")
@pytest.mark.parametrize(
    ("written", "saved"), [(Format.WORD, "pdf"), (Format.OPEN_TEXT, "pdf"), (Format.WORD, "docx"), (Format.WORD, "odt")]
)
def test_minutes_that_another_program_saved_are_read_as_what_they_were_written_of(
    written: Format, saved: str, tmp_path: Path
) -> None:
    meetings = [invented(seed) for seed in range(MEETINGS)]
    for seed, meeting in enumerate(meetings):
        content = file_of(meeting.written, written, built_in(meeting.written.kind))
        (tmp_path / f"{seed}.{written}").write_bytes(content)
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        saved,
    ]
    files = [str(tmp_path / f"{seed}.{written}") for seed in range(MEETINGS)]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "saved"), *files], check=True, capture_output=True, timeout=LONGEST
    )
    wrong = []
    for seed, meeting in enumerate(meetings):
        name = f"{seed}.{saved}"
        read = facts_of(read_bytes((tmp_path / "saved" / name).read_bytes(), name))
        wrong += [f"meeting {seed}, {what}: {told}" for what, told in told_in(meeting).items() if read[what] != told]
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:5])
