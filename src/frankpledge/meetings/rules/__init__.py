"""Pure decisions about meetings: kinds and states, when an action is late, what a pointer points to."""
