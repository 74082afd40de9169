"""Commands that speak Indonesian: help, usage and errors, and the exit status of a run.

Knows: click. Must not know: formulas, or what any command does.
A command returns its exit status; None stands for 0.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from ikicalc.cli.problems import draw, usage_problem
from ikicalc.cli.streams import hush
from ikicalc.diagnostics import FormulaError, IkicalcError
from ikicalc.diagnostics.suggest import suggest_sentence

OK, FOUND, UNREADABLE, INTERRUPTED = 0, 1, 2, 130


class _Spoken(click.Command):
    """What commands and groups share: headings, usage and the help option in Indonesian."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[PILIHAN]")
        settings.setdefault(
            "context_settings", {"help_option_names": ["-h", "--help"], "max_content_width": 100}
        )
        super().__init__(*args, **settings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click forgets it for an option without its value
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Pakai: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (item for item in self.get_params(ctx) if isinstance(item, click.Option))
        records = [record for item in options if (record := item.get_help_record(ctx))]
        with formatter.section("Pilihan"):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option


class Command(_Spoken):
    """A command that does something."""

    allow_extra_args = True  # told in our own words below

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            ctx.fail(f"kelebihan argumen: `{' '.join(ctx.args)}`")
        return rest


class Group(_Spoken, click.Group):
    """A command with subcommands; alone it shows its help."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(
            *args, invoke_without_command=True, subcommand_metavar="PERINTAH [ARGUMEN]...", **settings
        )

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> Any:
        """Run and end the process, as click does; ``run`` without the ending."""
        sys.exit(run(self, sys.argv[1:] if args is None else args))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            outcome = super().invoke(ctx)
            if ctx.invoked_subcommand is None:
                click.echo(ctx.get_help())
        except BrokenPipeError:  # whoever reads us has read enough
            hush()
            return OK
        return outcome

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            hint = suggest_sentence(name, self.list_commands(ctx))
            ctx.fail(f"perintah `{name}` tidak dikenal" + (f"; {hint}" if hint else ""))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Perintah"):
            formatter.write_dl([(name, item.get_short_help_str(80)) for name, item in commands if item])


def run(group: click.Group, arguments: Sequence[str]) -> int:
    """Run ``group`` on ``arguments`` and return the exit status; our own errors never show a traceback."""
    try:
        status = click.Group.main(group, list(arguments), prog_name="ikicalc", standalone_mode=False)
    except click.UsageError as error:
        click.echo(usage_problem(error), err=True)
        return UNREADABLE
    except IkicalcError as error:
        click.echo(draw(error.diagnostics), err=True)
        return FOUND if isinstance(error, FormulaError) else UNREADABLE
    except click.Abort:
        return INTERRUPTED
    return int(status or OK)
