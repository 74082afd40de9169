"""The grammar of the formula language (``rumus.lark``), installed as ``ikicalc._grammars``."""
