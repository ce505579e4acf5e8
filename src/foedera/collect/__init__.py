"""Pages from anywhere: files, standard input, the web, feeds, sitemaps, crawl archives, PDF, JSON Lines."""

from foedera.collect.options import Clock, CollectOptions
from foedera.collect.sources import SOURCES, collect

__all__ = ["SOURCES", "Clock", "CollectOptions", "collect"]
