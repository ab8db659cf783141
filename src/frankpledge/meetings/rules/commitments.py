"""The seven principles of public life, which many partnerships take as their commitments.  Pure.

First set out by the Committee on Standards in Public Life (the Nolan Committee) in its first report, 1995; the words
say each in short, and a partnership may write its own.
"""

NOLAN = (
    "Selflessness: we act solely in the public interest.",
    "Integrity: we place ourselves under no obligation that might influence our work, and declare our interests.",
    "Objectivity: we act and decide impartially, fairly and on merit, using the best evidence.",
    "Accountability: we answer to the public for our decisions and actions, and submit to scrutiny.",
    "Openness: we act and decide openly, and withhold information only for clear and lawful reasons.",
    "Honesty: we are truthful.",
    "Leadership: we show these principles in our own behaviour, and challenge poor behaviour wherever it occurs.",
)
