"""Every kind of file, built by hand, read to its canonical text."""
