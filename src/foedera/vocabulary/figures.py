"""What the program knows of figures: words that hedge them (`cues/figures.yml`) and how large they can be
(`magnitudes.yml`), checked on loading."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from foedera.errors import VocabularyError
from foedera.records import Kind, PartyRole, SystemClass
from foedera.vocabulary.load import read_yaml

_STRICT = ConfigDict(extra="forbid", frozen=True)
T = TypeVar("T", bound=BaseModel)


class Hedge(BaseModel):
    """Words of one meaning that stand before or after a number."""

    model_config = _STRICT
    before: tuple[str, ...]
    after: tuple[str, ...]


class FigureWords(BaseModel):
    """The words of `cues/figures.yml`."""

    model_config = _STRICT
    about: Hedge
    at_least: Hedge
    at_most: Hedge
    between: tuple[str, ...]


class Magnitude(BaseModel):
    """One row of `magnitudes.yml`: between which bounds a figure is plausible, and why."""

    model_config = _STRICT
    field: Literal["quantity", "value", "unit_value"]
    kinds: tuple[Kind, ...] = ()
    classes: tuple[SystemClass, ...] = ()
    without: PartyRole | None = None
    most: float
    least: float = 0.0
    why: str

    @model_validator(mode="after")
    def _ordered(self) -> Magnitude:
        if not 0 <= self.least < self.most:
            raise ValueError(f"`least` ({self.least}) must be below `most` ({self.most})")
        return self


class Magnitudes(BaseModel):
    """The whole of `magnitudes.yml`; `dollars` what one unit of a currency is roughly worth."""

    model_config = _STRICT
    magnitudes: tuple[Magnitude, ...]
    dollars: dict[str, float]


class _FigureFile(BaseModel):
    model_config = _STRICT
    figures: FigureWords


@cache
def figure_words() -> FigureWords:
    """Words that hedge figures. Raises VocabularyError where the file is wrong."""
    return _load(_FigureFile, "cues/figures.yml").figures


@cache
def magnitudes() -> Magnitudes:
    """The reference table of magnitudes. Raises VocabularyError where the file is wrong."""
    return _load(Magnitudes, "magnitudes.yml")


def _load(model: type[T], name: str) -> T:
    with as_file(files("foedera.vocabulary").joinpath(*name.split("/"))) as path:
        values, _ = read_yaml(path, name)
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise VocabularyError(f"{name}: {where}: {first['msg']}. Correct the entry.") from error
