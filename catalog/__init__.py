"""The knowledge of ikicalc as data files, installed as ``ikicalc._catalog``."""
