"""The sample papers: their deliberate faults are pointed out, and nothing else is."""

from frankpledge.config.commands.demonstration import sample_papers
from minutes_reader import read_file

FAULTS = {
    "2023-09-12 Board minutes.txt": [("number_gap", "28")],
    "2024-03-12 Board minutes.txt": [("paper_absent", "Appendix B"), ("restricted", "restricted")],
    "2024-11-12 Board minutes.txt": [("sum", "£4,042.22")],
    "2025-03-11 Board minutes.txt": [("restricted", "restricted")],
}


def test_the_faults_that_were_meant_are_said_and_no_other() -> None:
    said = {path.name: read_file(path).notes for path in sample_papers()}
    assert len(said) == 18
    assert {name: [note.kind for note in notes] for name, notes in said.items() if notes} == {
        name: [kind for kind, _ in faults] for name, faults in FAULTS.items()
    }
    for name, faults in FAULTS.items():
        assert all(words in note.message for note, (_, words) in zip(said[name], faults, strict=True))


def test_every_minutes_of_the_sample_has_a_board_a_date_items_and_people() -> None:
    for path in (path for path in sample_papers() if "minutes" in path.name):
        found = read_file(path)
        assert (found.kind, bool(found.body), bool(found.date)) == ("minutes", True, True), path.name
        assert len(found.items) >= 5, path.name
        assert len(found.attendance) >= 5, path.name
