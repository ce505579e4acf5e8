"""Check the annotated corpus and tell what is in it. One command, from the root of the repository:

    python -m training.reader.check training/corpus [--pairs] [--similar 0.12]

Parses everything strictly, checks codes, and prints density, distributions and near-templates. Ends with 1 where
something must be mended, else 0. `--json FILE` writes the whole corpus as codebook JSON Lines as well.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from training.reader.codebook import as_codebook
from training.reader.corpus_format import STYLES, CodedArticle, CorpusError, parse_file

from foedera.read.sentences import find_sentences
from foedera.records import KINDS, STAGES
from foedera.vocabulary import Vocabulary, load_vocabulary

SHINGLE = 5
DIRECTED = frozenset(["transfer", "upgrade", "support", "training"])
"""The kinds whose parties give and get (CODEBOOK); the others have partners only."""
FILLED = ("systems", "quantity", "value", "when", "place", "speaker")
BANDS = (
    (0, 120, "under 120"),
    (120, 250, "120-249"),
    (250, 500, "250-499"),
    (500, 900, "500-899"),
    (900, 10**9, "900+"),
)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("training/corpus")])
    parser.add_argument("--similar", type=float, default=0.12, help="share of common word 5-grams that is reported")
    parser.add_argument("--pairs", action="store_true", help="print every country pair with its number of articles")
    parser.add_argument("--json", type=Path, help="write codebook JSON Lines here")
    options = parser.parse_args(argv)
    articles, faults = collect(options.paths)
    if not articles:
        faults.append(f"no article found under {', '.join(map(str, options.paths))}.")
    else:
        notes = [note for article in articles for note in remarks(article)]
        print("\n".join(table(articles, options.pairs)))
        near = similar(articles, options.similar)
        print(f"article pairs sharing at least {options.similar:.0%} of their word 5-grams: {len(near)}")
        for share, left, right in near[:20]:
            print(f"  {share:.0%}  {left}  {right}")
        for note in notes[:40]:
            print(f"note: {note}")
        print(f"notes in all: {len(notes)}")
    if options.json:
        lines = (json.dumps(as_codebook(article), ensure_ascii=False) for article in articles)
        options.json.write_text("\n".join(lines) + "\n", "utf-8")
    for fault in faults:
        print(f"ERROR {fault}", file=sys.stderr)
    print(f"{len(articles)} articles read, {len(faults)} errors")
    return 1 if faults else 0


def collect(paths: list[Path]) -> tuple[list[CodedArticle], list[str]]:
    """The articles that can be read, and what is wrong with the others. One fault an article, then the next file."""
    articles: list[CodedArticle] = []
    faults: list[str] = []
    seen: dict[str, str] = {}
    vocabulary = load_vocabulary()
    for root in paths:
        for file in sorted(root.rglob("*.art")) if root.is_dir() else [root]:
            text = file.read_text("utf-8")
            starts = [i for i, line in enumerate(text.splitlines()) if line.startswith("===")] or [0]
            lines = text.splitlines()
            for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
                chunk = "\n" * begin + "\n".join(lines[begin:end])
                try:
                    for article in parse_file(chunk, str(file)):
                        faults.extend(_faults(article, vocabulary))
                        if article.id in seen:
                            faults.append(f"{file}:{article.line}: the id {article.id} is also in {seen[article.id]}.")
                        seen[article.id] = f"{file}:{article.line}"
                        articles.append(article)
                except CorpusError as error:
                    faults.append(str(error))
    return articles, faults


def _faults(article: CodedArticle, vocabulary: Vocabulary) -> list[str]:
    where = f"{article.path}:{article.line}: {article.id}"
    codes: set[str] = {e.code for e in article.entities.values() if e.id[0] == "p" and e.code}
    codes |= set(article.pair.split("-")) if article.pair else set()
    faults = [f"{where}: {code} is no state's alpha-3." for code in sorted(codes) if not vocabulary.state(code)]
    try:
        as_codebook(article)
    except CorpusError as error:
        faults.append(str(error))
    return faults


def remarks(article: CodedArticle) -> list[str]:
    """What is allowed but probably a slip."""
    notes = []
    shared: dict[str, set[str]] = defaultdict(set)
    for claim in article.claims:
        where = f"{article.path}:{claim.line}: {article.id} {claim.id}"
        roles = {role for _, role in claim.parties}
        if claim.kind not in DIRECTED and roles != {"partner"}:
            notes.append(f"{where}: {claim.kind} has partners, not {', '.join(sorted(roles))}.")
        countries = {article.entities[p].code for p, _ in claim.parties}
        if len(countries) < 2 and None not in countries and claim.kind not in ("capability", "deployment"):
            notes.append(f"{where}: {claim.kind} with one state only.")
        if claim.slots.get("quantity") and not claim.systems:
            notes.append(f"{where}: a quantity without a system.")
        for cue in claim.cues:
            shared[cue].add(f"{claim.kind} {claim.stage}")
    notes += [
        f"{article.path}:{article.line}: {article.id}: {cue} tells {', '.join(sorted(what))}; mark others for one."
        for cue, what in shared.items()
        if len(what) > 1
    ]
    return notes


def table(articles: list[CodedArticle], pairs: bool) -> list[str]:
    """What is in the corpus, as lines to print."""
    claims = [claim for article in articles for claim in article.claims]
    counts = [_main_words(article) for article in articles]
    sentences = [len(find_sentences(article.as_article())) for article in articles]
    with_claims = [i for i, article in enumerate(articles) if article.claims]
    dense = sum(len(articles[i].claims) for i in with_claims) / max(1, sum(sentences[i] for i in with_claims))
    found_pairs = Counter(article.pair for article in articles if article.pair)
    decades = Counter((article.published or "none")[:3] for article in articles)
    filled: Counter[str] = Counter(slot for claim in claims for slot in claim.slots)
    filled["speaker"] = sum(claim.speaker is not None for claim in claims)
    filled["systems"] = sum(bool(claim.systems) for claim in claims)
    flattened = sum(any(line.role == "residue" for line in article.lines) for article in articles)
    out = [
        f"articles {len(articles)}, claims {len(claims)}, words {sum(counts)}, sentences {sum(sentences)}",
        f"without any claim {share(len(articles) - len(with_claims), len(articles))}; "
        f"with residue {share(flattened, len(articles))}; "
        f"undated {share(sum(a.published is None for a in articles), len(articles))}",
        f"claims an article (of those with any) {len(claims) / max(1, len(with_claims)):.2f}; "
        f"claims a sentence {dense:.2f} (aim: 0.10 to 0.25)",
        "length in words: "
        + ", ".join(f"{name} {share(sum(low <= n < high for n in counts), len(counts))}" for low, high, name in BANDS),
        "styles: " + _spread(Counter(a.style for a in articles), STYLES),
        "kinds: " + _spread(Counter(c.kind for c in claims), KINDS),
        "stages: " + _spread(Counter(c.stage for c in claims), STAGES),
        "slots filled: " + ", ".join(f"{slot} {share(filled[slot], len(claims))}" for slot in FILLED),
        f"country pairs {len(found_pairs)} (most: {', '.join(f'{p} {n}' for p, n in found_pairs.most_common(8))})",
        "decades: " + ", ".join(f"{decade}0s {count}" for decade, count in sorted(decades.items())),
    ]
    if pairs:
        out += [f"  {pair} {count}" for pair, count in sorted(found_pairs.items())]
    return out


def share(part: int, whole: int) -> str:
    """A count with its share of the whole."""
    return f"{part} ({part / max(1, whole):.0%})"


def _spread(counts: Counter[str], order: tuple[str, ...]) -> str:
    return ", ".join(f"{name} {counts[name]}" for name in order)


def _main_words(article: CodedArticle) -> int:
    return sum(len(article.text[x.start : x.end].split()) for x in article.lines if x.role == "main")


def shingles(article: CodedArticle) -> set[int]:
    """The article's runs of five words, as hashes; names of the declared entities count as one word each."""
    words = " ".join(article.text[x.start : x.end] for x in article.lines if x.role == "main").lower().split()
    return {hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1)}


def similar(articles: list[CodedArticle], least: float) -> list[tuple[float, str, str]]:
    """Pairs of articles that share much of their wording, most alike first: a sign of templates."""
    made = [shingles(article) for article in articles]
    holders: dict[int, list[int]] = defaultdict(list)
    for index, found in enumerate(made):
        for shingle in found:
            holders[shingle].append(index)
    common: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= 50:
            common.update((a, b) for n, a in enumerate(held) for b in held[n + 1 :])
    near = [
        (count / max(1, min(len(made[a]), len(made[b]))), articles[a].id, articles[b].id)
        for (a, b), count in common.items()
    ]
    return sorted((x for x in near if x[0] >= least), reverse=True)


if __name__ == "__main__":
    raise SystemExit(main())
