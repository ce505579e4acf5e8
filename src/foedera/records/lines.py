"""Records as JSON and as JSON Lines, one record a line: the form in which they rest in files and in the register.

The form follows the dataclasses field by field, in their order, so that equal records are equal bytes. Reading is
strict: a key nobody knows, a missing one, or a value of the wrong type is an error that names the place. Bytes are
base64; whole amounts are written without a fraction.

    >>> from foedera.records import Money
    >>> to_line(Money(3_300_000_000.0, "USD"))
    '{"amount": 3300000000, "currency": "USD"}'
    >>> from_line(Money, '{"amount": 3300000000, "currency": "USD"}')
    Money(amount=3300000000.0, currency='USD')
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TextIO, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
_LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Characters that some programs take for the end of a line; JSON leaves them as they are."""


def to_json(record: object) -> dict[str, Any]:
    """A record as a dict of plain JSON values, keys in the order of its fields."""
    if not is_dataclass(record) or isinstance(record, type):
        raise ValueError(
            f"{type(record).__name__} is no record; only the dataclasses of foedera.records have this form."
        )
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def from_json(cls: type[Record], data: Mapping[str, Any]) -> Record:
    """The record that `to_json` wrote.

    Raises ValueError, naming the place, on unknown or missing keys and on values of the wrong type.
    """
    return cast(Record, _take(cls, data, cls.__name__))


def json_line(value: object) -> str:
    """Any JSON value on one line, without the line break; no character in it ends a line for anyone."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_LINE_BREAKS)


def to_line(record: object) -> str:
    """A record as one line of JSON, without the line break."""
    return json_line(to_json(record))


def from_line(cls: type[Record], line: str) -> Record:
    """The record written on one line of JSON. Raises ValueError where it is not one."""
    try:
        data = json.loads(line, object_pairs_hook=_no_key_twice)
    except json.JSONDecodeError as error:
        raise ValueError(f"{cls.__name__}: not JSON ({error.msg} at character {error.pos}).") from error
    return from_json(cls, data)


def write_lines(records: Iterable[object], stream: TextIO) -> int:
    """Write records as JSON Lines; returns how many."""
    count = 0
    for record in records:
        stream.write(to_line(record) + "\n")
        count += 1
    return count


def read_lines(cls: type[Record], stream: Iterable[str]) -> Iterator[Record]:
    """Records of a JSON Lines stream; empty lines are passed over. Raises ValueError with the line's number."""
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            yield from_line(cls, line)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        raise ValueError(f"the keys {twice} stand twice in one object; keep one of each.")
    return found


def _plain(value: object) -> Any:
    """A field's value as JSON knows it."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return plain_number(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return to_json(value)


def plain_number(value: float) -> float | int:
    """An amount as an int where it is whole, so that it prints the same everywhere (3300000000, not 3.3e9).

    >>> plain_number(2.5e6), plain_number(0.5)
    (2500000, 0.5)
    """
    return int(value) if math.isfinite(value) and value == int(value) and abs(value) < 2**53 else value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _take(hint: Any, data: Any, where: str) -> Any:
    """Check one JSON value against a type of the records and make the value of it."""
    origin = get_origin(hint)
    if origin is Literal:
        if data not in get_args(hint) or isinstance(data, bool):
            raise ValueError(f"{where}: {data!r} is none of {', '.join(map(str, get_args(hint)))}.")
        return data
    if origin in (Union, UnionType):
        return _take_optional(hint, data, where)
    if origin is tuple:
        return _take_tuple(get_args(hint), data, where)
    cls = origin or hint
    if isinstance(cls, type) and is_dataclass(cls):
        return _take_record(cls, get_args(hint), data, where)
    return _take_scalar(hint, data, where)


def _take_optional(hint: Any, data: Any, where: str) -> Any:
    kept = [arg for arg in get_args(hint) if arg is not NoneType]
    if data is None and len(kept) < len(get_args(hint)):
        return None
    if len(kept) != 1:
        raise TypeError(f"{where}: records hold no choice between types ({hint}).")
    return _take(kept[0], data, where)


def _take_tuple(args: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise ValueError(f"{where}: expected a list, found {type(data).__name__}.")
    hints: Sequence[Any] = [args[0]] * len(data) if args[1:] == (Ellipsis,) else args
    if len(hints) != len(data):
        raise ValueError(f"{where}: expected {len(hints)} values, found {len(data)}.")
    return tuple(_take(hint, part, f"{where}[{n}]") for n, (hint, part) in enumerate(zip(hints, data, strict=True)))


def _take_record(cls: type, args: tuple[Any, ...], data: Any, where: str) -> Any:
    if not isinstance(data, Mapping):
        raise ValueError(f"{where}: expected an object, found {type(data).__name__}.")
    known = {field.name: field for field in fields(cls)}
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise ValueError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(known)}.")
    hints = _hints(cls)
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name in data:
            hint = args[0] if isinstance(hints[name], TypeVar) else hints[name]
            values[name] = _take(hint, data[name], f"{where}.{name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ValueError(f"{where}: the key {name!r} is missing.")
    return cls(**values)


_SCALARS: dict[type, Callable[[Any], bool]] = {
    str: lambda data: isinstance(data, str),
    bool: lambda data: isinstance(data, bool),
    int: lambda data: isinstance(data, int) and not isinstance(data, bool),
    float: lambda data: isinstance(data, int | float) and not isinstance(data, bool) and math.isfinite(data),
}


def _take_scalar(hint: Any, data: Any, where: str) -> Any:
    if hint is bytes:
        try:
            return base64.b64decode(data, validate=True)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{where}: not base64.") from error
    fits = _SCALARS.get(hint)
    if fits is None:
        raise TypeError(f"{where}: records hold no {hint}; give lines.py a form for it.")
    if not fits(data):
        raise ValueError(f"{where}: expected {hint.__name__}, found {data!r}.")
    return float(data) if hint is float else data
