"""Floor 1: from the cell as printed to a tree with positions, and from a tree back to text."""
