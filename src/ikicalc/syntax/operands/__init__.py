"""Stage 5: what stands between the operators, as terminals of the grammar."""
