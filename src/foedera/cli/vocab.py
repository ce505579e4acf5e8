"""`foedera vocab`: look into the vocabulary and check it."""

from __future__ import annotations

from pathlib import Path

import click

from foedera.cli.options import json_option, vocabulary_option


@click.group()
def vocab() -> None:
    """What the program knows of states, bodies, firms, people and systems."""


@vocab.command()
@vocabulary_option
def check(own_words: Path | None) -> None:
    """Check the vocabulary, or with --vocabulary also your own folder.

    Looks at the keys of every entry, ids and names that stand twice, ids that do not exist, tenures that overlap, and
    whether every form leads to its entry. One problem a line, with file and line; exit code 1 where there is one.
    Then tells how many entries there are of each kind.
    """
    from foedera.vocabulary.check import check_and_count

    checked = check_and_count(own_words)
    for problem in checked.problems:
        click.echo(str(problem))
    click.echo(", ".join(f"{count:,} {what}" for what, count in checked.counts.items()), err=True)
    click.echo(f"{len(checked.problems)} problems" if checked.problems else "nothing wrong", err=True)
    raise click.exceptions.Exit(1 if checked.problems else 0)


@vocab.command()
@click.argument("text", metavar="TEXT|-")
@vocabulary_option
@json_option
def find(text: str, own_words: Path | None, as_json: bool) -> None:
    """Show which names stand in a text, what each means and why, and what was not taken.

    With - the text is read from standard input. Exit code 3 where nothing is found.
    """
    from foedera.records.lines import to_line
    from foedera.vocabulary import load_vocabulary
    from foedera.vocabulary.explain import explain

    if text == "-":
        text = click.open_file("-", encoding="utf-8").read()
    found = explain(load_vocabulary(own_words), text)
    for one in found:
        if as_json:
            click.echo(to_line(one))
            continue
        meant = " ".join([one.category, one.entry, *(f"[{state}]" for state in one.states if state != one.entry)])
        others = f"; or {', '.join(one.candidates)}" if one.candidates else ""
        click.echo(f"{'+' if one.taken else '-'} {one.start:>5} {one.words}  =  {meant.strip()}{others}  ({one.why})")
    raise click.exceptions.Exit(0 if any(one.taken for one in found) else 3)


@vocab.command()
@click.argument("name")
@vocabulary_option
@json_option
def show(name: str, own_words: Path | None, as_json: bool) -> None:
    """Show the entries that have this id or this name. Exit code 3 where there is none."""
    from foedera.records.lines import json_line
    from foedera.vocabulary import load_vocabulary
    from foedera.vocabulary.explain import lines
    from foedera.vocabulary.explain import show as show_entries

    found = show_entries(load_vocabulary(own_words), name)
    for category, entry in found:
        if as_json:
            click.echo(json_line({"category": category, **dict(lines(entry))}))
            continue
        click.echo(category)
        for key, text in lines(entry):
            click.echo(f"  {key}: {text}")
    if not found:
        click.echo(f"no entry has the id or the name {name!r}; try `foedera vocab find`", err=True)
    raise click.exceptions.Exit(0 if found else 3)
