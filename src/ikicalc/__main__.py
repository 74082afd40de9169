"""``python -m ikicalc`` is the command ``ikicalc``."""

import sys

from ikicalc.cli import main

if __name__ == "__main__":
    sys.exit(main())
