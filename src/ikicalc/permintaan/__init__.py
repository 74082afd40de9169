"""Floor 7: one request in, one answer out, as plain mappings (the JSON lines of ``compute``)."""

from ikicalc.permintaan.answer import compute_request
from ikicalc.permintaan.output import finding_json

__all__ = ["compute_request", "finding_json"]
