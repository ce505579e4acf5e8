"""`foedera evaluate`: how well readers agree with articles coded by hand."""

from __future__ import annotations

from pathlib import Path

import click

from foedera.cli.options import json_option, tell, vocabulary_option


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

    Claims are aligned one to one so that they agree best; F1 is soft, a claim that is half right counting half. Deals
    are compared where both codings put an aligned claim in one (B-cubed).
    """
    from foedera.collect import CollectOptions
    from foedera.evaluate import compare
    from foedera.evaluate.gold import read_gold
    from foedera.publish.codebook import codebook_article
    from foedera.publish.selection import deal_of_claims
    from foedera.read.claims import DEFAULT_READER
    from foedera.records import SetAside
    from foedera.records.lines import json_line
    from foedera.run import Reading, make_deals, read_pages
    from foedera.vocabulary import load_vocabulary

    coded = read_gold(gold.read_bytes(), str(gold))
    wanted, words = {article["id"] for article in coded}, load_vocabulary(own_words)
    for reader in readers or (DEFAULT_READER,):
        readings: list[Reading] = []
        for reading in read_pages(pages, CollectOptions(), words, reader):
            if isinstance(reading, SetAside):
                tell(reading)
            elif reading.article.name in wanted:
                readings.append(reading)
        deals = make_deals(
            tuple(reading.article for reading in readings),
            tuple(claim for reading in readings for claim in reading.claims),
        )
        deal_of = deal_of_claims(deals)
        made = [codebook_article(reading.article, reading.claims, deal_of) for reading in readings]
        missing = sorted(wanted - {article["id"] for article in made})
        if missing:
            click.echo(f"not among the pages: {', '.join(missing[:5])}{' …' if len(missing) > 5 else ''}", err=True)
        result = compare(coded, made)
        if as_json:
            rates = {
                name: {"precision": rate.precision, "recall": rate.recall, "f1": rate.f1}
                for name, rate in (("claims", result.claims), ("found", result.found), ("deals", result.deals))
            }
            slots = {slot: mean for slot, (mean, _) in result.slots.items()}
            articles = {"articles": dict(result.articles)} if by_article else {}
            click.echo(json_line({"reader": reader, **rates, "slots": slots, "facts": dict(result.facts), **articles}))
            continue
        click.echo(f"reader {reader}: {len(coded)} articles, {result.gold} claims by hand, {result.predicted} read")
        for name, rate in (("claims", result.claims), ("found", result.found), ("deals", result.deals)):
            if name == "deals" and not rate.f1:
                continue  # no claim that both codings put in a deal
            click.echo(f"{name:10} precision {rate.precision:.3f}  recall {rate.recall:.3f}  F1 {rate.f1:.3f}")
        for slot, (mean, filled) in result.slots.items():
            click.echo(f"  {slot:10} {mean:.3f}  ({filled} filled)")
        for fact, mean in result.facts.items():
            click.echo(f"  {fact:10} {mean:.3f}")
        if by_article:
            for name, f1 in sorted(result.articles.items(), key=lambda entry: entry[1]):
                click.echo(f"  {f1:.3f}  {name}")
