"""Stage 7: one cell, read; which statement is the formula, and what the cell is without one."""
