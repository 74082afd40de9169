"""Stage 3, one statement nested by its brackets: items, the runs between operators, what they may know."""
