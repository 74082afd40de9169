"""Floor 6: a decree as a file (docx, xlsx, pdf, csv, Markdown, HTML, extracted text) into a catalog draft."""
