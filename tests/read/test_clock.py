"""Reading does not depend on the clock: a page gives the same in 1999, in 2099 and today."""

from __future__ import annotations

import datetime as clock
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from htmldate import validators
from htmldate.meta import reset_caches

from foedera.read.article import read_article
from foedera.read.html import find_date_of_page
from foedera.records import Page

BODY = "<p>The ministry said that the second corvette had been launched at the yard in the morning.</p>" * 4
READS_THE_CLOCK = ("foedera", "htmldate", "dateparser", "dateutil", "trafilatura", "courlan")
LOCAL_TIME = time.localtime


class _AsTheOriginal(type):
    """A moment made by the true class passes for one of the frozen class."""

    def __instancecheck__(cls, moment: object) -> bool:
        return isinstance(moment, cls.__mro__[1])


@contextmanager
def frozen(year: int) -> Iterator[None]:
    """Today is 5 May of this year, for every module that reading a page calls."""
    noon = clock.datetime(year, 5, 5, 12)

    class Day(clock.date, metaclass=_AsTheOriginal):
        @classmethod
        def today(cls) -> Any:
            return noon.date()

    class Moment(clock.datetime, metaclass=_AsTheOriginal):
        @classmethod
        def now(cls, tz: clock.tzinfo | None = None) -> Any:
            return noon.replace(tzinfo=tz)

        @classmethod
        def today(cls) -> Any:
            return noon

        @classmethod
        def utcnow(cls) -> Any:
            return noon

    with pytest.MonkeyPatch.context() as patch:
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] in READS_THE_CLOCK:
                for held, value in list(vars(module).items()):
                    if value is clock.date or value is clock.datetime:
                        patch.setattr(module, held, Day if value is clock.date else Moment)
        patch.setattr(time, "time", lambda: noon.replace(tzinfo=clock.UTC).timestamp())
        patch.setattr(time, "localtime", lambda seconds=None: LOCAL_TIME(seconds or noon.timestamp()))
        reset_caches()
        yield


def published(head: str = "", body: str = BODY) -> str:
    page = f"<html lang='en'><head><title>Baku orders corvettes</title>{head}</head><body>{body}</body></html>"
    fact = find_date_of_page(page.encode(), "utf-8")
    return fact.value if fact else ""


def test_the_clock_is_stopped_where_htmldate_reads_it() -> None:
    with frozen(1999):
        assert validators.get_max_date(None).year == 1999


PAGES = {
    "stated": (published, '<meta property="article:published_time" content="2018-07-20">', BODY, "2018-07-20"),
    "stated, to come": (published, '<meta property="article:published_time" content="2031-07-20">', BODY, "2031-07-20"),
    "beside the title": (published, "", f"<h1>Baku orders corvettes</h1><p>5 May 2022</p>{BODY}", "2022-05-05"),
    "beside the title, short year": (
        published,
        "",
        f"<h1>Baku orders corvettes</h1><p>25.4.22</p>{BODY}",
        "2022-04-25",
    ),
    "searched": (published, "", f"{BODY}<div class='date'>14 June 2017</div>", "2017-06-14"),
    "searched, year and month": (published, "", f"{BODY}<div class='date'>2016 May</div>", "2016"),
    "searched, short year": (published, "", f"{BODY}<div class='date'>17 marca 18</div>", ""),
    "searched, without year": (published, "", f"{BODY}<div class='date'>1405 17 marca</div>", ""),
    "copyright": (published, "", f"{BODY}<footer>© 2020, GDC</footer>", "2020"),
    "none": (published, "", BODY, ""),
}


@pytest.mark.parametrize("name", PAGES)
def test_date_of_a_page_is_the_same_whenever_it_is_read(name: str) -> None:
    read, head, body, day = PAGES[name]
    assert read(head, body) == day
    for year in (1999, 2099):
        with frozen(year):
            assert read(head, body) == day


FLAT = "Baku orders corvettes\nPosted on 3 May 2021\nThe ministry said that the second corvette had been launched.\n"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(FLAT.encode(), "text/plain"), (f"<h1>Baku orders corvettes</h1><p>3 May 2021</p>{BODY}".encode(), "text/html")],
)
def test_whole_article_is_the_same_whenever_it_is_read(content: bytes, media_type: str) -> None:
    page = Page(content, "page", media_type)
    today = read_article(page)
    assert today.published_on is not None
    assert today.published_on.value == "2021-05-03"
    for year in (1999, 2099):
        with frozen(year):
            assert read_article(page) == today
