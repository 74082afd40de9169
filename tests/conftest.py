"""Settings that all tests share: how hypothesis draws its examples."""

import os

from hypothesis import settings

# The same examples on every run and every machine; a time limit per example would fail on a busy one.
settings.register_profile("bawaan", derandomize=True, deadline=None, print_blob=True)
# Other examples on every run: HYPOTHESIS_PROFILE=jelajah make test
settings.register_profile("jelajah", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "bawaan"))
