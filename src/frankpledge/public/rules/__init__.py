"""Pure decisions about what is published: what stands in it, what is left out, what to look at first."""
