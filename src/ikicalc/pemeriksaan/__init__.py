"""Floor 7: a run of checks over files: findings wanted, silenced, repaired, and where they stand."""

from ikicalc.pemeriksaan.model import Diabaikan, Pemeriksaan
from ikicalc.pemeriksaan.pilihan import Pilihan, read_codes
from ikicalc.pemeriksaan.run import run_checks

__all__ = ["Diabaikan", "Pemeriksaan", "Pilihan", "read_codes", "run_checks"]
