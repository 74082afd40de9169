"""Formula engine for Indonesian government performance indicators."""
