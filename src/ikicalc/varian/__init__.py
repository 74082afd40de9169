"""Floor 1: names spelled differently that may mean one thing: proposals for a person, never a link."""

from ikicalc.varian.names import Varian, plain_spelling, variants

__all__ = ["Varian", "plain_spelling", "variants"]
