"""Floor 7: one request in, one answer out, as plain mappings (the JSON lines of ``compute``)."""

from ikicalc.permintaan.answer import compute_request

__all__ = ["compute_request"]
