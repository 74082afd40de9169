"""Stage 6: one statement as a tree."""
