"""Stage 4: which words and signs of a level operate, and which belong to a name."""
