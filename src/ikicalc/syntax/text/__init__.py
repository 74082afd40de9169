"""Stage 1, characters: the cell as printed becomes plain text, then tokens; each keeps its place in it."""
