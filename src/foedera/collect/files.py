"""Files and folders, in sorted order; what is passed over is said."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from pathlib import Path

from foedera.collect.received import Received
from foedera.records import SetAside

ADVICE = {
    errno.ENOENT: "Check the spelling. A web address begins with http:// or https://.",
    errno.EACCES: "Ask for the right to read it, or copy it to a folder of yours.",
    errno.ENOTDIR: "Check the spelling.",
    errno.ELOOP: "Remove the link that leads back to itself.",
}
REASONS = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.ELOOP: "link-loop",
}
MESSAGES = {
    "missing": "There is no such file or folder.",
    "no-permission": "There is no permission to read it.",
    "link-loop": "It is a link that leads back to itself.",
}


def files_at(path: str) -> Iterator[Received | SetAside]:
    """The file at a path, or every file of a folder and its folders. Each is open until the next is asked for.

    The locator of a file is the path as given, joined with the names of the folders below it.
    """
    try:
        kind = Path(path).stat().st_mode if path else None
    except ValueError:  # a NUL character inside the path
        kind = None
    except OSError as error:
        yield unreadable(path, error)
        return
    if kind is None:
        yield unreadable(path, FileNotFoundError(errno.ENOENT, ""))
    elif stat.S_ISDIR(kind):
        yield from _folder(path, ())
    elif stat.S_ISREG(kind) or stat.S_ISFIFO(kind):
        yield from _file(path)
    else:
        yield not_a_file(path)


def _file(path: str) -> Iterator[Received | SetAside]:
    try:
        with Path(path).open("rb") as stream:
            yield Received(stream, path)
    except OSError as error:
        yield unreadable(path, error)


def _folder(path: str, above: tuple[tuple[int, int], ...]) -> Iterator[Received | SetAside]:
    """Everything in a folder; `above` are the folders (device, inode) on the way to it."""
    try:
        about = Path(path).stat()
        names = sorted(entry.name for entry in Path(path).iterdir())
    except OSError as error:
        yield unreadable(path, error)
        return
    here = (about.st_dev, about.st_ino)
    if here in above:
        yield unreadable(path, OSError(errno.ELOOP, ""))
        return
    hidden = [name for name in names if name.startswith(".")]
    if hidden:
        listed = ", ".join(hidden[:5]) + (", …" if len(hidden) > 5 else "")
        yield SetAside(
            path,
            "hidden",
            f"Hidden files and folders in it were passed over: {listed}.",
            "Name them one by one if they hold pages.",
        )
    for name in names:
        if not name.startswith("."):
            yield from _entry(f"{path.rstrip('/')}/{name}", (*above, here))


def _entry(path: str, above: tuple[tuple[int, int], ...]) -> Iterator[Received | SetAside]:
    try:
        kind = Path(path).stat().st_mode
    except OSError as error:
        yield unreadable(path, error)
        return
    if stat.S_ISDIR(kind):
        yield from _folder(path, above)
    elif stat.S_ISREG(kind):
        yield from _file(path)
    else:
        # A pipe or device in a folder would be waited for without end.
        yield not_a_file(path)


def unreadable(path: str, error: OSError) -> SetAside:
    """Why a file or folder could not be read."""
    reason = REASONS.get(error.errno or 0, "unreadable-file")
    message = MESSAGES.get(reason, f"It cannot be read: {error.strerror or error}.")
    return SetAside(path, reason, message, ADVICE.get(error.errno or 0, ADVICE[errno.EACCES]))


def not_a_file(path: str) -> SetAside:
    """The word for pipes, sockets and devices."""
    return SetAside(path, "not-a-file", "It is a pipe, socket or device, not a file.", "Give a file or a folder.")
