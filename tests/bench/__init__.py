"""How fast it is.  Run by `make bench`, never as part of the tests: a busy machine is no fault of the code."""
