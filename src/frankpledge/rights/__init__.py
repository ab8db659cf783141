"""Information rights: what is held on one person, restricting, correcting and redacting it, answering requests."""
