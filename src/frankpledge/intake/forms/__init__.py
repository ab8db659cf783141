"""What comes in: files, the parts of a fact, the words that a fact was missed in, how a spreadsheet is matched."""

from frankpledge.intake.forms.reviewing import BodyForm, FactForm, KindForm, MissedFactForm, StateForm, UploadForm

__all__ = ["BodyForm", "FactForm", "KindForm", "MissedFactForm", "StateForm", "UploadForm"]
