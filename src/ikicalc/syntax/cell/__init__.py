"""Stage 2, the parts of a cell: statements, labels, legend, lists, the halves of a fraction."""
