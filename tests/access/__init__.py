"""Who may see what, tried out: every page by every role, partnership and marking, against verdicts written by hand."""
