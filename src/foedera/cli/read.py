"""`foedera read`: code pages and print them, storing nothing."""

from __future__ import annotations

from pathlib import Path

import click

from foedera.cli.options import chosen, collect_options, is_note, outcome, reader_option, tell, vocabulary_option


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH_OR_URL…|-")
@vocabulary_option
@reader_option
@click.option(
    "--lines", "show_lines", is_flag=True, help="Show every line of the page with its role and the reason, instead."
)
@collect_options
def read(
    sources: tuple[str, ...], own_words: Path | None, reader: str | None, show_lines: bool,
    max_size: int, timeout: float, delay: float, allow_private: bool, contact: str,
) -> None:  # fmt: skip
    """Read pages and print one coded article a line, in the form of the codebook.

    Takes files, folders, URLs, feeds, sitemaps, WARC archives, PDF, JSON Lines of articles, and - for standard input.
    Nothing is stored.
    """
    from foedera.publish.codebook import codebook_article
    from foedera.read.claims import DEFAULT_READER
    from foedera.records import SetAside
    from foedera.records.lines import json_line
    from foedera.run import read_pages
    from foedera.vocabulary import load_vocabulary

    found, failures = 0, 0
    options = chosen(max_size, timeout, delay, allow_private, contact)
    for reading in read_pages(sources, options, load_vocabulary(own_words), reader or DEFAULT_READER):
        if isinstance(reading, SetAside):
            tell(reading)
            failures += not is_note(reading)
            continue
        for refused in reading.refused:
            tell(refused)
            failures += not is_note(refused)
        found += 1
        if show_lines:
            for line in reading.article.lines:
                click.echo(f"{line.role:8}{reading.article.words(line)}  [{line.reason}]")
        else:
            click.echo(json_line(codebook_article(reading.article, reading.claims)))
    if not found:
        click.echo("no page was read", err=True)
    raise click.exceptions.Exit(outcome(found, failures))
