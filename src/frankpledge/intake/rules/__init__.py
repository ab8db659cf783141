"""Pure decisions about intake: states, what a fact is made of, what a newer reading changes."""
