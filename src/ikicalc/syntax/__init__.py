"""Floor 1: from the cell as printed to a tree with positions, and from a tree back to text.

words (of the kamus) and tree serve every stage; the stages, each of which knows only those before it:
text (characters, tokens) -> cell (statements, legend) -> levels (brackets, runs) -> operators -> operands
-> formula (one statement) -> reading (the whole cell)
"""
