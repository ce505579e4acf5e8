"""Full-text search in articles: by SQLite's FTS5 where there is one, else by looking through the texts."""

from __future__ import annotations

import re

from sqlalchemy import Connection, Select, Text, column, func, inspect, select, table, text

from foedera.register import schema as db


def search_articles(connection: Connection, words: str, latest: Select[tuple[int]]) -> list[str]:
    """Ids of articles, as last read, that hold every one of these words; sorted. No words find nothing."""
    wanted = re.findall(r"\w+", words)
    if not wanted:
        return []
    query = select(db.articles.c.article_id).where(db.articles.c.reading_id.in_(latest))
    if connection.dialect.name == "sqlite" and inspect(connection).has_table("article_words"):
        index = table("article_words", column("rowid"), column("text", Text))
        matching = text("article_words MATCH :words").bindparams(words=" ".join(f'"{word}"' for word in wanted))
        query = query.where(db.articles.c.reading_id.in_(select(index.c.rowid).where(matching)))
    else:
        for word in wanted:
            query = query.where(func.lower(db.articles.c.text).contains(word.lower(), autoescape=True))
    return sorted(connection.execute(query).scalars())
