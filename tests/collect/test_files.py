import io
import os
from pathlib import Path

import pytest

from foedera.collect import CollectOptions, collect
from foedera.records import Page, SetAside

NEWS = "Ankara, 3 May. Türkiye and Azerbaijan signed a protocol on training.\n"


def found_in(*sources: str, options: CollectOptions | None = None) -> list[Page | SetAside]:
    return list(collect(sources, options))


def one_aside(path: Path | str) -> SetAside:
    (found,) = found_in(str(path))
    assert isinstance(found, SetAside)
    assert found.message
    assert found.advice
    return found


def test_a_folder_comes_in_sorted_order_with_its_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(NEWS + name)
    found = found_in(f"{tmp_path}/")
    assert [page.locator for page in found] == [f"{tmp_path}/{n}" for n in ("a/10.txt", "a/2.txt", "b.txt", "c.txt")]
    assert all(isinstance(page, Page) and page.media_type == "text/plain" for page in found)


def test_the_bytes_of_a_file_are_kept_untouched(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf<html>\r\n<body>\xfc signed</body></html>\n"
    (tmp_path / "a.txt").write_bytes(content)
    (page,) = found_in(str(tmp_path / "a.txt"))
    assert isinstance(page, Page)
    assert (page.content, page.media_type, page.retrieved_at, page.url) == (content, "text/html", "", None)


def test_hidden_files_are_passed_over_and_said(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"\0\1")
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(NEWS)
    hidden, page = found_in(str(tmp_path))
    assert isinstance(hidden, SetAside)
    assert (hidden.reason, hidden.locator) == ("hidden", str(tmp_path))
    assert ".DS_Store, .git" in hidden.message
    assert isinstance(page, Page)


def test_a_hidden_file_that_is_named_is_collected(tmp_path: Path) -> None:
    (tmp_path / ".note.txt").write_text(NEWS)
    assert isinstance(found_in(str(tmp_path / ".note.txt"))[0], Page)


@pytest.mark.parametrize("path", ["nowhere/at-all.html", "", "a\0b"])
def test_a_missing_path_does_not_stop_the_rest(path: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    missing, page = found_in(path, str(tmp_path / "a.txt"))
    assert isinstance(missing, SetAside)
    assert missing.reason == "missing"
    assert isinstance(page, Page)


def test_a_path_through_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    assert one_aside(tmp_path / "a.txt" / "b.txt").reason == "missing"


def test_a_name_too_long_for_the_system_is_set_aside() -> None:
    assert one_aside("a" * 5000).reason == "unreadable-file"


def test_a_file_without_permission_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "a.txt").chmod(0)
    if os.access(tmp_path / "a.txt", os.R_OK):  # the superuser may read everything

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    assert one_aside(tmp_path / "a.txt").reason == "no-permission"


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "news.txt").write_text(NEWS)
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = found_in(str(tmp_path))
    assert [f.locator.removeprefix(f"{tmp_path}/") for f in found] == ["a/news.txt", "a/up", "self.txt"]
    assert [f.reason for f in found if isinstance(f, SetAside)] == ["link-loop", "link-loop"]


def test_a_link_to_a_folder_beside_is_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "news.txt").write_text(NEWS)
    (tmp_path / "in" / "more").symlink_to(tmp_path / "out", target_is_directory=True)
    (page,) = found_in(str(tmp_path / "in"))
    assert page.locator == f"{tmp_path}/in/more/news.txt"


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (found,) = found_in(str(tmp_path))
    assert isinstance(found, SetAside)
    assert found.reason == "not-a-file"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n\n  ", "empty"),
        (b"\x7fELF\x02\x01\x01\0", "binary"),
        (b"PK\x03\x04word/document.xml", "binary"),
        (b'[{"title": "Drones", "text": "Signed."}]', "json"),
        (b"<?xml version='1.0'?><nitf/>", "xml"),
        (b".share{color:red;margin:0;padding:0}" * 20, "code"),
    ],
)
def test_what_is_no_page_is_set_aside(content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(content)
    assert one_aside(tmp_path / "a.html").reason == reason


def test_an_office_document_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04word/document.xml")
    assert "Office document" in one_aside(tmp_path / "a.docx").message


def test_a_file_of_50_mb_is_set_aside_unless_allowed(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(NEWS.encode() * (50_000_000 // len(NEWS.encode()) + 1))
    found = one_aside(tmp_path / "big.txt")
    assert (found.reason, "20 MB" in found.message) == ("too-large", True)
    (page,) = found_in(str(tmp_path / "big.txt"), options=CollectOptions(max_bytes=60_000_000))
    assert isinstance(page, Page)


def test_html_nested_100_000_deep_is_passed_on(tmp_path: Path) -> None:
    (tmp_path / "bomb.html").write_bytes(b"<html><body>" + b"<div>" * 100_000 + b"Signed" + b"</div>" * 100_000)
    page, cut = found_in(str(tmp_path / "bomb.html"))
    assert isinstance(page, Page)
    assert isinstance(cut, SetAside)
    assert (cut.reason, cut.page_id) == ("truncated", page.id)


@pytest.mark.parametrize("html", [b"<p>Two ships were ordered</p><div cla", b"<html><body><p>Two ships were ordered"])
def test_html_that_breaks_off_is_kept_and_said(html: bytes, tmp_path: Path) -> None:
    (tmp_path / "cut.html").write_bytes(html)
    page, word = found_in(str(tmp_path / "cut.html"))
    assert isinstance(page, Page)
    assert isinstance(word, SetAside)
    assert (word.reason, word.page_id, word.locator) == ("truncated", page.id, page.locator)


@pytest.mark.parametrize("html", [b"<p>Two ships.</p>", b"<html><body><p>Two</body>", b"<p>Losses of < 5 ships.</p>"])
def test_html_without_needless_end_tags_is_whole(html: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html)
    assert len(found_in(str(tmp_path / "a.html"))) == 1


def test_standard_input_is_a_page() -> None:
    (page,) = found_in("-", options=CollectOptions(stdin=io.BytesIO(NEWS.encode())))
    assert isinstance(page, Page)
    assert (page.locator, page.content) == ("-", NEWS.encode())


def test_standard_input_in_small_pieces_is_whole() -> None:
    class Drips(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(7, size) if size is not None and size >= 0 else 7)

    (page,) = found_in("-", options=CollectOptions(stdin=Drips(NEWS.encode() * 5000)))
    assert isinstance(page, Page)
    assert page.content == NEWS.encode() * 5000


@pytest.mark.parametrize("address", ["ftp://a.example/news.html", "file:///etc/passwd"])
def test_other_schemes_are_refused(address: str) -> None:
    assert one_aside(address).reason == "unknown-scheme"
