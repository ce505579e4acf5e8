"""Where a text that several outlets printed comes from."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from foedera.records import Article
from foedera.records.edtf import latest, precision

_LEFT_OUT = {"the", "news", "agency", "press", "service"}


def outlet_key(name: str) -> str:
    """An outlet's name as it is compared: without accents, case, article and the words "news" and "agency".

    >>> outlet_key("The Anadolu Agency") == outlet_key("anadolu")
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("ı", "i")
    words = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join([word for word in words if word not in _LEFT_OUT] or words)


def published_key(article: Article) -> tuple[date, bool]:
    """Order of publication: by the last day the date can mean, so that "May 2022" comes after "28 May 2022".

    An article without a date comes last.
    """
    if article.published_on is None:
        return date.max, True
    return latest(article.published_on.value) or date.max, precision(article.published_on.value) != "day"


def credits_of(article: Article) -> Iterator[str]:
    """Outlets and agencies that the article says it has its words from, its own outlet left out."""
    own = outlet_key(article.outlet.value) if article.outlet is not None else None
    for fact in (*article.origins, *([article.byline] if article.byline is not None else [])):
        if outlet_key(fact.value) != own:
            yield fact.value


def find_origin(members: Sequence[Article]) -> tuple[str | None, str | None, str]:
    """The article a text goes back to (None where it is not among them), the outlet's name, and why.

    An outlet credited by another one and itself among them is the origin. An agency that all of them, or the
    earliest of them, credit and that is not among them is the origin by name only. Otherwise it is the earliest.
    """
    count = len(members)
    by_date = sorted(members, key=lambda article: (*published_key(article), -len(article.main_text), article.id))
    within = _credited_within(by_date)
    if within is not None:
        name = within.outlet.value if within.outlet is not None else None
        return within.id, name, f"{count} articles print one text; another of them credits {name}."
    credited = [{outlet_key(name): name for name in credits_of(article) if not _is_byline(article, name)}
                for article in by_date]  # fmt: skip
    for key, name in credited[0].items():
        crediting = sum(key in names for names in credited)
        who = "all of them credit" if crediting == count else f"{crediting} of them, the earliest included, credit"
        return None, name, f"{count} articles print one text; {who} {name}, which is not among them."
    first, second = by_date[0], by_date[1]
    name = first.outlet.value if first.outlet is not None else None
    if first.published_on is None:
        return first.id, name, f"{count} articles print one text; none of them is dated, this one is the longest."
    day = first.published_on.value
    if published_key(first) == published_key(second):
        return first.id, name, f"{count} articles print one text; of those published on {day} this is the longest."
    return first.id, name, f"{count} articles print one text; this one, of {day}, is the earliest."


def _is_byline(article: Article, name: str) -> bool:
    """Whether the name is only the writer's, not a credited outlet's."""
    return all(fact.value != name for fact in article.origins)


def _credited_within(by_date: Sequence[Article]) -> Article | None:
    """The article among these whose outlet others of them credit and that itself credits none of them."""
    first_of: dict[str, Article] = {}
    for article in by_date:
        if article.outlet is not None:
            first_of.setdefault(outlet_key(article.outlet.value), article)
    votes: Counter[str] = Counter()
    crediting: set[str] = set()
    for article in by_date:
        for name in credits_of(article):
            target = first_of.get(outlet_key(name))
            if target is not None and target.id != article.id:
                votes[target.id] += 1
                crediting.add(article.id)
    if not votes:
        return None
    best = [i for i in votes if i not in crediting] or list(votes)
    most = max(votes[i] for i in best)
    return next(article for article in by_date if article.id in best and votes[article.id] == most)
