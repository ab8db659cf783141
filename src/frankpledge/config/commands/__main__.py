"""The command line, when Python is told to run it by name."""

from frankpledge.config.commands import main

main()
