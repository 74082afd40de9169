"""Floor 4: a formula applied to whole columns; each backend is a table of functions tied to the walker."""
