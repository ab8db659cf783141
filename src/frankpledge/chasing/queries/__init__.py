"""Every read of letters to owners and of letters that came."""
