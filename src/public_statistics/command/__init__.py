"""The command `frankpledge statistics`: a method, a CSV file, and a table or CSV out."""
