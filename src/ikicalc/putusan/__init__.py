"""Floor 7: a catalog under check: its findings, and for each indicator the verdict with its reason."""
