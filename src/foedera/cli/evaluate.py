"""`foedera evaluate`: how well readers agree with articles coded by hand."""

from __future__ import annotations

import json
from pathlib import Path

import click

from foedera.cli.options import json_option, vocabulary_option


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("pages", nargs=-1, required=True, metavar="PAGES…")
@click.option("--reader", "readers", multiple=True, help="A reader; repeat it to compare several.")
@click.option("--by-article", is_flag=True, help="Also each article's F1.")
@vocabulary_option
@json_option
def evaluate(
    gold: Path,
    pages: tuple[str, ...],
    readers: tuple[str, ...],
    by_article: bool,
    own_words: Path | None,
    as_json: bool,
) -> None:
    """Read PAGES and compare the claims with GOLD, articles coded by hand (JSON Lines in the form of the codebook).

    Claims are aligned one to one so that they agree best; F1 is soft, a claim that is half right counting half.
    """
    from foedera.collect import CollectOptions
    from foedera.evaluate import compare
    from foedera.publish.codebook import codebook_article
    from foedera.read.claims import DEFAULT_READER
    from foedera.run import Reading, read_pages
    from foedera.vocabulary import load_vocabulary

    coded = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    wanted, words = {article["id"] for article in coded}, load_vocabulary(own_words)
    for reader in readers or (DEFAULT_READER,):
        made = [
            codebook_article(reading.article, reading.claims)
            for reading in read_pages(pages, CollectOptions(), words, reader)
            if isinstance(reading, Reading)
        ]
        missing = sorted(wanted - {article["id"] for article in made})
        if missing:
            click.echo(f"not among the pages: {', '.join(missing[:5])}{' …' if len(missing) > 5 else ''}", err=True)
        result = compare(coded, made)
        if as_json:
            rates = {"precision": result.claims.precision, "recall": result.claims.recall, "f1": result.claims.f1}
            slots = {slot: mean for slot, (mean, _) in result.slots.items()}
            click.echo(json.dumps({"reader": reader, "claims": rates, "slots": slots, "facts": dict(result.facts)}))
            continue
        click.echo(f"reader {reader}: {len(coded)} articles, {result.gold} claims by hand, {result.predicted} read")
        for name, rate in (("claims", result.claims), ("found", result.found), ("deals", result.deals)):
            click.echo(f"{name:10} precision {rate.precision:.3f}  recall {rate.recall:.3f}  F1 {rate.f1:.3f}")
        for slot, (mean, filled) in result.slots.items():
            click.echo(f"  {slot:10} {mean:.3f}  ({filled} filled)")
        for fact, mean in result.facts.items():
            click.echo(f"  {fact:10} {mean:.3f}")
        if by_article:
            for name, f1 in sorted(result.articles.items(), key=lambda entry: entry[1]):
                click.echo(f"  {f1:.3f}  {name}")
