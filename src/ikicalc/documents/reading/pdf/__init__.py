"""Pdf: ink (words and lines of a page) -> margins -> page (cells or columns, lines, fractions) -> blocks."""
