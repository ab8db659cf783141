"""The command `statistics` hands what it is given to the library."""

from pathlib import Path

from typer.testing import CliRunner

from frankpledge.config.commands import app


def test_the_command_itself_takes_its_options(tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("area,count,denominator\nHill,5,100\n", "utf-8")
    asked = CliRunner().invoke(app, ["statistics", "rate", str(file), "--per", "100", "--csv"])
    assert asked.output == "area,value,lower,upper\nHill,5,1.62348639,11.66833208\n"
    assert "neighbours" in CliRunner().invoke(app, ["statistics", "methods"]).output
    wrong = CliRunner().invoke(app, ["statistics", "rate", str(file), "--good", "left"])
    assert wrong.exit_code == 2
    assert "say low or high" in wrong.output
