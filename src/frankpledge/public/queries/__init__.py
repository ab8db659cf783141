"""Every read of the public side: what would be published, for those who publish, and what was, for everybody."""
