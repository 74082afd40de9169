"""Word: the body of a docx, its paragraphs with list numbers and equations, its tables."""
