"""Articles coded by hand, as they are read from a file: checked before anything is compared with them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from foedera.errors import SettingsError
from foedera.records import Kind, Stage

EXAMPLE = '{"id": "a1", "claims": []}'


class CodedMoney(BaseModel):
    """A sum; other keys are kept and not read, here and below."""

    amount: float
    currency: str


class CodedClaim(BaseModel):
    """What the comparison reads of a claim."""

    model_config = ConfigDict(strict=True)

    kind: Kind
    stage: Stage
    parties: Sequence[Mapping[str, Any]] = ()
    systems: Sequence[Mapping[str, Any]] = ()
    evidence: Sequence[str] = ()
    value: CodedMoney | None = None
    when: str | None = None


class CodedArticle(BaseModel):
    """An article in the form of the codebook."""

    id: str
    claims: Sequence[CodedClaim]


def read_gold(content: bytes, locator: str) -> list[dict[str, Any]]:
    """The coded articles of a JSON Lines file. Raises SettingsError with the line and what is wrong in it."""
    articles: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{locator}, line {number}"
        try:
            article = json.loads(line)
            name = CodedArticle.model_validate(article).id
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"])
            fault = f"{key}: {first['msg']}" if key else first["msg"]
            raise SettingsError(f"{where}: {fault}. The form is that of `foedera read`, such as {EXAMPLE}.") from error
        except ValueError as error:
            raise SettingsError(f"{where}: is not JSON. Write one coded article a line, such as {EXAMPLE}.") from error
        if name in articles:
            raise SettingsError(f"{where}: {name!r} is coded twice. Keep one of them.")
        articles[name] = article
    if not articles:
        raise SettingsError(f"{locator}: holds no coded article. Write one a line, such as {EXAMPLE}.")
    return list(articles.values())
