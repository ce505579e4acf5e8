"""`foedera add`: read pages into the register."""

from __future__ import annotations

from pathlib import Path

import click

from foedera.cli.options import (
    chosen,
    collect_options,
    is_note,
    outcome,
    reader_option,
    register_option,
    tell,
    vocabulary_option,
)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH_OR_URL…|-")
@register_option
@vocabulary_option
@reader_option
@collect_options
def add(
    sources: tuple[str, ...], where: str, own_words: Path | None, reader: str | None,
    max_size: int, timeout: float, delay: float, allow_private: bool, contact: str,
) -> None:  # fmt: skip
    """Read pages and add them to the register.

    Adding a page twice changes nothing, and a run that was interrupted goes on where it stopped.
    """
    from rich.console import Console

    from foedera.read.claims import DEFAULT_READER
    from foedera.register.store import open_register
    from foedera.run import add_pages
    from foedera.vocabulary import load_vocabulary

    console = Console(stderr=True)
    options = chosen(max_size, timeout, delay, allow_private, contact)
    with open_register(where) as register, console.status("reading") as status:
        done = 0

        def progress(locator: str) -> None:
            nonlocal done
            done += 1
            status.update(f"{done} pages: {locator}")

        added = add_pages(register, sources, options, load_vocabulary(own_words), reader or DEFAULT_READER, progress)
        deals = sum(1 for _ in register.deals())
    for entry in added.set_aside:
        tell(entry)
    failures = sum(not is_note(entry) for entry in added.set_aside)
    click.echo(
        f"{added.pages} pages added, {added.known} already there, {failures} set aside; "
        f"{added.claims} new claims; {where} holds {deals} deals",
        err=True,
    )
    raise click.exceptions.Exit(outcome(added.pages + added.known, failures))
