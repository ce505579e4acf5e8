"""Independent sources: how many have really reported a thing, once copies and credited origins are collapsed.

Ten outlets that print one agency's report are one source; so are an outlet's three articles, and two articles that
both say they have it from the same broadcaster.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from foedera.records import Article, CopyGroup
from foedera.records.edtf import sort_key
from foedera.register.told import folded

_LEFT_OUT = {"the", "news", "agency", "press", "service"}


def find_sources(
    articles: Iterable[Article], copies: Iterable[CopyGroup], everything: Mapping[str, Article] | None = None
) -> dict[str, str]:
    """The independent source of each article (by id) among articles on one deal; equal names are one source.

    An article goes back to what its copies go back to; else to the nearest outlet it credits that has itself written
    about the deal; else to the farthest one it credits (which "first had it"); else to its own outlet. Where the page
    names no outlet, the web address stands for it. `everything` holds the articles in which a copy's origin is looked
    up, by default the same ones.
    """
    given = sorted(articles, key=_by_publication)
    known = dict(everything or {}) | {article.id: article for article in given}
    group_of = {member: group for group in copies for member in group.members}
    by_outlet: dict[str, Article] = {}
    for article in given:
        by_outlet.setdefault(own_name(article), article)
    return {article.id: _source(article, group_of, known, by_outlet, set()) for article in given}


def count_sources(sources: Iterable[str]) -> int:
    """How many independent sources these are."""
    return len(set(sources))


def own_name(article: Article) -> str:
    """The outlet an article appeared in, as it is compared: its name, else its web host, else the article itself."""
    if article.outlet is not None and source_key(article.outlet.value):
        return source_key(article.outlet.value)
    host = urlsplit(article.url).hostname if article.url else None
    return host.removeprefix("www.") if host else article.id


def source_key(name: str) -> str:
    """An outlet's or agency's name as it is compared: without case, accents, article and the words "news agency".

    >>> source_key("The Anadolu Agency") == source_key("Anadolu")
    True
    """
    words = folded(name).split()
    return " ".join([word for word in words if word not in _LEFT_OUT] or words)


def _source(
    article: Article,
    group_of: Mapping[str, CopyGroup],
    known: Mapping[str, Article],
    by_outlet: Mapping[str, Article],
    seen: set[str],
) -> str:
    """Follow copies and credits; `seen` ends circles of outlets that credit each other."""
    group = group_of.get(article.id)
    if group is not None:
        lead = _lead(group, known)
        if lead is None:
            return source_key(group.origin_name or "") or "copies of " + min(group.members)
        article = lead
    own = own_name(article)
    if article.id in seen:
        return min(own_name(known[article_id]) for article_id in seen)
    seen = seen | {article.id}
    credited = [key for key in map(source_key, (origin.value for origin in article.origins)) if key and key != own]
    for name in credited:
        if name in by_outlet and group_of.get(by_outlet[name].id) is not group_of.get(article.id, _NO_GROUP):
            return _source(by_outlet[name], group_of, known, by_outlet, seen)
    return credited[-1] if credited else own


_NO_GROUP = CopyGroup((), None, None, "")


def _lead(group: CopyGroup, known: Mapping[str, Article]) -> Article | None:
    """The article that stands for a group of copies: the origin, or None where that is an outlet known by name only."""
    if group.origin is not None and group.origin in known:
        return known[group.origin]
    if group.origin_name:
        return None
    members: Sequence[Article] = sorted((known[m] for m in group.members if m in known), key=_by_publication)
    return members[0] if members else None


def _by_publication(article: Article) -> tuple[object, ...]:
    published = article.published_on.value if article.published_on is not None else None
    return (*sort_key(published), article.id)
