"""Floor 8: the command line ``ikicalc``.

Knows: where a run starts and what status it ends with. Must not know: what any command does.
Statuses: 0 done, 1 something is wrong with a formula or its data, 2 the command or a file cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line on ``arguments`` (those of the process by default); return its exit status."""
    from ikicalc.cli.app import app
    from ikicalc.cli.command import run
    from ikicalc.cli.streams import prepare, process_arguments

    prepare()
    return run(app, process_arguments() if arguments is None else arguments)
