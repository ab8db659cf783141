"""Draw the pictures of src/public_statistics/README.md from invented figures: `python tools/draw_statistics.py`."""

import sys
from pathlib import Path

import numpy as np

import public_statistics as ps

FOLDER = Path(__file__).resolve().parent.parent / "src/public_statistics/pictures"
SEASONS = [80, 75, 90, 95, 110, 120, 130, 125, 100, 95, 85, 90]


def pictures() -> dict[str, str]:
    """Every picture by the name of its file.  The figures are worked out, not drawn by lot, so that they stay."""
    return {
        "intervals.svg": intervals(),
        "funnel.svg": funnel(),
        "control.svg": control(),
        "projection.svg": projection(),
        "predicted.svg": predicted(),
    }


def areas(many: int) -> list[str]:
    """Names of areas."""
    return [f"Area {number}" for number in range(1, many + 1)]


def intervals() -> str:
    """Twelve areas in the order of their rates."""
    size = 2_000 + 1_500 * ((np.arange(12) * 5) % 12)
    counts = np.round(size * (5 + 2.5 * np.sin(np.arange(12) * 2.3)) / 1_000)
    found = ps.rate(counts, size)
    title, along = "Burglary in twelve areas, with intervals of 95 %", "to 1,000 households"
    return ps.draw_intervals(found, areas(12), title=title, along=along, comparator=5)


def funnel() -> str:
    """Forty areas of all sizes."""
    place = np.arange(40)
    size = 800 + 700 * place
    counts = size * 0.005 + np.sqrt(size * 0.005) * 1.6 * np.sin(place * 2.7)
    counts[[12, 30]] += np.sqrt(size[[12, 30]] * 0.005) * [3.6, -4]
    found = ps.rate_funnel(np.round(np.maximum(counts, 0)), size)
    title, across, along = "Burglary in forty areas", "households", "to 1,000 households"
    return ps.draw_funnel(found, size, areas(40), title=title, across=across, along=along)


def control() -> str:
    """Thirty months, rebased at the nineteenth."""
    months = np.round(60 + 8 * np.sin(np.arange(30) * 2.1) - 18 * (np.arange(30) >= 18))
    months[9] = 96
    chart = ps.control_chart(months, rebase=[18])
    title, along = "Criminal damage by month, rebased when recording changed", "offences"
    return ps.draw_control_chart(chart, title=title, across="months", along=along, target=50)


def projection() -> str:
    """Four years by month, and the fifth."""
    history = np.concatenate([np.round(np.array(SEASONS) * (1 - 0.04 * year) + 5 * year % 3) for year in range(4)])
    found = ps.project_months(history, 12)
    title = "Anti-social behaviour by month, and a year ahead"
    return ps.draw_projection(found, history, title=title, across="months", along="incidents")


def predicted() -> str:
    """Sixty areas by poverty and youth."""
    place = np.arange(60)
    like = np.column_stack([(place * 7) % 31, (place * 11) % 17])
    observed = 78 - 0.7 * like[:, 0] + 0.3 * like[:, 1] + 2.5 * np.sin(place * 1.9)
    observed[[14, 41]] += [-11, 10]
    found = ps.predicted_against_observed(observed, like)
    title = "Satisfaction against what areas like each have"
    return ps.draw_predicted(found, areas(60), title=title, unit="per cent satisfied")


def main() -> None:
    """Write them."""
    FOLDER.mkdir(exist_ok=True)
    for name, picture in pictures().items():
        (FOLDER / name).write_text(picture, "utf-8")
    print(f"Drawn: {', '.join(pictures())}.")


if __name__ == "__main__":
    sys.exit(main())
