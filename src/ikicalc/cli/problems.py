"""What goes wrong with a command, told on standard error: usage errors and findings.

Knows: click's errors, and how findings are drawn. Must not know: which command is run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import click

from ikicalc.cli.streams import wants_color
from ikicalc.diagnostics import Diagnostic
from ikicalc.diagnostics.render import render
from ikicalc.diagnostics.snippet import visible
from ikicalc.diagnostics.suggest import suggest_sentence


class OneOf(click.Choice):  # type: ignore[type-arg]  # generic only in newer versions of click
    """One of several words; a wrong one is told in Indonesian."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"`{value}` bukan salah satu dari: {', '.join(map(str, self.choices))}", param, ctx)


class Decimals(click.ParamType):  # type: ignore[type-arg]  # as above
    """How many decimals a figure is shown with: 0 to ``MAX_DECIMALS``."""

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        from ikicalc.numbers import MAX_DECIMALS

        written = str(value)
        short = written.isascii() and written.isdigit() and len(written) <= 3
        if not (short and int(written) <= MAX_DECIMALS):
            self.fail(f"`{written}` bukan bilangan bulat dari 0 sampai {MAX_DECIMALS}", param, ctx)
        return int(written)


class Year(click.ParamType):  # type: ignore[type-arg]  # as above
    """A year of four digits."""

    name = "TAHUN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value)
        if not (len(text) == 4 and text.isascii() and text.isdigit() and text >= "1900"):
            self.fail(f"`{text}` bukan tahun empat angka, misalnya 2024", param, ctx)
        return int(text)


def draw(diagnostics: Iterable[Diagnostic], source: str = "", name: str = "") -> str:
    """Return findings for standard error, an empty line between them."""
    color = wants_color(sys.stderr)
    return "\n\n".join(render(item, source, name=name, color=color) for item in diagnostics)


def usage_problem(error: click.UsageError) -> str:
    """Return what is wrong with the command as written, and where its help is."""
    path = error.ctx.command_path if error.ctx else "ikicalc"
    usage = f"\n{error.ctx.get_usage()}" if error.ctx else ""
    return f"galat: {visible(_sentence(error))}{usage}\nLihat `{path} --help`."


def _sentence(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption(option_name=name):
            params = error.ctx.command.get_params(error.ctx) if error.ctx else []
            hint = suggest_sentence(name, [word for item in params for word in item.opts])
            return f"pilihan `{name}` tidak dikenal" + (f"; {hint}" if hint else "")
        case click.BadOptionUsage(option_name=name):
            params = error.ctx.command.get_params(error.ctx) if error.ctx else []
            flag = any(getattr(item, "is_flag", False) and name in item.opts for item in params)
            return f"pilihan `{name}` " + ("tidak menerima nilai" if flag else "perlu sebuah nilai")
        case click.MissingParameter(param=click.Parameter() as param):
            return f"`{param.make_metavar(error.ctx) if error.ctx else param.name}` belum diberikan"
        case click.BadParameter(param=click.Option() as option):
            return f"{option.opts[0]}: {error.message}"
        case _:
            return error.message
