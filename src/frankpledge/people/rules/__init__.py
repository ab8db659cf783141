"""Pure decisions about people: roles, kinds of organisation, whom a printed name means, who is one person."""
