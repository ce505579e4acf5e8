"""`foedera export`: the register in forms that other programs read."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from foedera.cli.options import register_option


@click.command()
@click.argument("form", required=False, metavar="FORM")
@register_option
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A file, instead of stdout.")
def export(form: str | None, where: str, output: Path | None) -> None:
    """Write the register as FORM; without FORM, list the forms.

    The same pages, read by the same version, give the same bytes.
    """
    from foedera.publish import WRITERS
    from foedera.publish.selection import Selection
    from foedera.register.store import open_register

    if form is None:
        for name, writer in WRITERS.items():
            click.echo(f"{name:10} {(writer.__doc__ or '').strip().splitlines()[0]}")
        return
    if form not in WRITERS:
        raise click.UsageError(f"there is no form {form!r}. Forms are: {', '.join(WRITERS)}.")
    with open_register(where, create=False) as register:
        selection = Selection(
            tuple(register.articles()), tuple(register.claims()), tuple(register.deals()), register.set_aside(),
            register.judgements(),
        )  # fmt: skip
    if output is not None:
        try:
            with output.open("w", encoding="utf-8", newline="") as file:
                WRITERS[form](selection, file)
        except OSError as error:
            raise click.FileError(str(output), error.strerror or "cannot be written") from error
        click.echo(f"{len(selection.deals)} deals, {len(selection.claims)} claims written to {output}", err=True)
    else:
        # Line ends are the writer's to choose; stdout itself stays open when the wrapper lets go of it.
        stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
        try:
            WRITERS[form](selection, stream)
        finally:
            stream.detach()
