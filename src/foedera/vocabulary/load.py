"""Reading the YAML files of the vocabulary, with the line of everything that is wrong in them.

The files are read as text, whole numbers, true, false and null only; nothing in them can run code. What YAML would
silently turn into something else where a name is meant (`NO` into false, `010` into 8) is an error here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from foedera.errors import VocabularyError
from foedera.vocabulary.schema import LISTS, RENAMED

YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?[0-9][0-9_]*\.[0-9]+(?:[eE][-+]?[0-9]+)?|-?[0-9]+[eE][-+]?[0-9]+")
_TRAP = re.compile(r"(?i:yes|no|on|off|y|n)|[-+]?0[0-9xob_][0-9a-fA-F_]*|[0-9]+(?::[0-5]?[0-9])+")
OUR_DATA = Path(__file__).parent
_DATES = frozenset({"since", "until", "years"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: file and line, for messages."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list as the file has it, renamed keys apart: the list, the raw values, and where it stands."""

    list_name: str
    values: dict[str, Any]
    place: Place


def read_yaml(path: Path, name: str | None = None) -> tuple[Any, yaml.Node]:
    """The values of one file and the tree of nodes that knows their lines.

    Raises VocabularyError with file and line where the file is not YAML, repeats a key, or holds a word that YAML
    would not read as written.
    """
    name = name or str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise VocabularyError(
            f"{name}: cannot be read ({error.strerror}). Check the path and its permissions."
        ) from error
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{name}: is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error
    try:
        root = yaml.compose(text, Loader=YAML_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise VocabularyError(
            f"{name}:{line}: is not YAML: {error.problem or error.context}. A name with a colon, comma, bracket or "
            "sharp sign in it must stand in quotes."
        ) from error
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name}:1: is not YAML: {error}.") from error
    if root is None:
        raise VocabularyError(f"{name}:1: is empty. Write one list, such as `firms:`, or remove the file.")
    return _value(root, name), root


def _value(node: yaml.Node, file: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = _value(key_node, file)
            place = Place(file, key_node.start_mark.line + 1)
            if not isinstance(key, str):
                raise VocabularyError(f"{place}: the key {key_node.value!r} is not a word. Put it in quotes.")
            key = RENAMED.get(key, key)
            if key in found:
                raise VocabularyError(f"{place}: the key `{key_node.value}` stands twice. Keep one of them.")
            value = _value(value_node, file)
            found[key] = str(value) if key in _DATES and type(value) is int else value
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, file) for child in node.value]
    return _scalar(node, file)


def _scalar(node: yaml.Node, file: str) -> Any:
    word: str = node.value
    if getattr(node, "style", None):
        return word
    if word in ("", "null", "~"):
        return None
    if word in ("true", "false"):
        return word == "true"
    if _INTEGER.fullmatch(word):
        return int(word)
    if _TRAP.fullmatch(word):
        raise VocabularyError(
            f'{file}:{node.start_mark.line + 1}: YAML would not read {word} as written. Put it in quotes: "{word}" '
            "(or write true or false)."
        )
    return float(word.replace("_", "")) if _FLOAT.fullmatch(word) else word


def line_of(root: yaml.Node, path: tuple[Any, ...]) -> int:
    """The line of the value that the path leads to, or of the nearest thing above it that there is."""
    node = root
    line = node.start_mark.line
    for step in path:
        child: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if RENAMED.get(key.value, key.value) == step:
                    child, line = value, key.start_mark.line
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            child = node.value[step]
            line = child.start_mark.line
        node = child or node
    return int(line) + 1


def read_entries(folder: Path, *, label: str = "") -> Iterator[Listed]:
    """Every entry of every entry list under a folder, files in order of their names, each checked by its schema.

    `label` stands for the folder in messages. Raises VocabularyError for the first file or entry that is wrong.
    """
    for path, name in entry_files(folder, label=label):
        for entry in entries_of(path, name):
            if isinstance(entry, VocabularyError):
                raise entry
            yield entry


def entry_files(folder: Path, *, label: str = "") -> Iterator[tuple[Path, str]]:
    """The files under a folder that hold entries, in order, each with its name for messages.

    Our entries stand in folders or files named for their list. Our files of other things (cues, residue, numbers)
    are passed over, and a user's file of the same name: whoever uses them checks them.
    """
    if not folder.is_dir():
        raise VocabularyError(f"{folder}: is not a folder. Give the folder that holds your vocabulary files.")
    paths = sorted([*folder.rglob("*.yml"), *folder.rglob("*.yaml")])
    if not paths:
        raise VocabularyError(f"{folder}: holds no YAML file. Give the folder that holds your vocabulary files (.yml).")
    for path in paths:
        inside = path.relative_to(folder)
        if inside.parts[0].removesuffix(path.suffix) not in LISTS and (
            folder == OUR_DATA or (OUR_DATA / inside).exists()
        ):
            continue
        yield path, f"{label}{inside.as_posix()}" if label else str(path)


def entries_of(path: Path, name: str) -> Iterator[Listed | VocabularyError]:
    """The entries of one file; in the place of each that is wrong, the error that says so."""
    try:
        values, root = read_yaml(path, name)
    except VocabularyError as error:
        yield error
        return
    if not isinstance(values, dict):
        yield VocabularyError(f"{name}:1: holds no list with a name. Begin with one of {', '.join(LISTS)}.")
        return
    for list_name, rows in values.items():
        line = line_of(root, (list_name,))
        if list_name not in LISTS:
            yield VocabularyError(f"{name}:{line}: no such list: `{list_name}`. Lists are {', '.join(LISTS)}.")
            continue
        if not isinstance(rows, list):
            yield VocabularyError(f"{name}:{line}: `{list_name}` is not a list. Begin each entry with a dash.")
            continue
        for number, row in enumerate(rows):
            try:
                check_row(LISTS[list_name], row, root, (list_name, number), name)
            except VocabularyError as error:
                yield error
            else:
                yield Listed(list_name, row, Place(name, line_of(root, (list_name, number))))


def check_row(kind: type, row: object, root: yaml.Node, path: tuple[Any, ...], name: str) -> None:
    """Raise VocabularyError, with file and line, unless the row is what the class of entry says."""
    problem = _first_problem(_checker(kind), row)
    if problem:
        raise VocabularyError(f"{name}:{line_of(root, (*path, *problem[0]))}: {_named(row)}{problem[1]}")


@cache
def _checker(kind: type) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _first_problem(checker: Any, row: object) -> tuple[tuple[Any, ...], str] | None:
    from pydantic import ValidationError

    try:
        checker.validate_json(json.dumps(row))
    except ValidationError as error:
        errors = error.errors(include_url=False)
        # A form may be text or stand in braces with its rules; what was in braces is not told to be text.
        first = next((one for one in errors if "Form" in one["loc"] and one["type"] != "dataclass_type"), errors[0])
        path = tuple(step for step in first["loc"] if step not in ("str", "Form"))
        return path, _advice(first["type"], path, first["msg"], first.get("input"))
    return None


def _advice(kind: str, path: tuple[Any, ...], message: str, value: object) -> str:
    key = ".".join(str(step) for step in path)
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return f"no such key: `{key}`. See the list of keys in docs/how-to/edit-the-vocabulary.md."
    if kind.startswith("missing"):
        return f"the key `{key}` is missing. Add it."
    if kind == "string_type":
        return f"`{key}` should be text, not {json.dumps(value)}. Put it in quotes."
    return f"`{key}`: {message[0].lower()}{message[1:]}, not {json.dumps(value, ensure_ascii=False)}."


def _named(row: object) -> str:
    if isinstance(row, Mapping) and isinstance(row.get("id"), str):
        return f"entry {row['id']}: "
    return ""
