"""Floor 0: pieces of HTML from which objects build how they show themselves in a notebook.

No script, no style sheet, nothing loaded from elsewhere; legible on light and dark pages alike.
"""

from ikicalc.markup.findings import findings
from ikicalc.markup.pieces import card, facts, folded, math, number, table, text
from ikicalc.markup.strip import strip

__all__ = ["card", "facts", "findings", "folded", "math", "number", "strip", "table", "text"]
