"""Articles made of plain sentences, for the tests of the reader."""

from foedera.records import Article, Fact, Line


def article_of(*paragraphs: str, title: str | None = None, published: str | None = None) -> Article:
    """An article whose lines are these paragraphs, all of them main text, below the title where one is given."""
    lines, text = [], ""
    for role, words in [*([("title", title)] if title else []), *(("main", paragraph) for paragraph in paragraphs)]:
        start = len(text)
        text += words + "\n"
        lines.append(Line(start, start + len(words), role, "written for a test"))
    day = Fact(published, published, "written for a test") if published else None
    heading = Fact(title, title, "written for a test") if title else None
    return Article("a" * 16, "sample", "sample.txt", None, text, tuple(lines), heading, None, None, day, "en")
