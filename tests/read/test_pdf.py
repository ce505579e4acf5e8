import contextlib
import io
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from foedera.errors import UnreadableError
from foedera.read.pdf import join_lines, pdf_text

LINES = ["Poland and Sweden signed a contract for two corve-", "ttes on 3 May 2023, the ministry said.", "Photo: MoD"]


def make_pdf(*pages: list[str]) -> bytes:
    """A PDF with these lines of text on its pages."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, lines in enumerate(pages):
        shown = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        font = "<< /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Resources {font} /Contents {5 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + f"xref\n0 {size}\n0000000000 65535 f \n{table}" + trailer).encode()


def locked(content: bytes, user: str, owner: str) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(content)))
    writer.encrypt(user, owner, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def refused(content: bytes, **options: object) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        pdf_text(content, "report.pdf", **options)  # type: ignore[arg-type]
    assert caught.value.locator == "report.pdf"
    assert caught.value.advice
    return caught.value


def test_the_lines_of_a_pdf_become_paragraphs() -> None:
    text = pdf_text(make_pdf(LINES, ["Deliveries begin in 2027."]), "report.pdf")
    first = "Poland and Sweden signed a contract for two corvettes on 3 May 2023, the ministry said."
    assert text == f"{first}\nPhoto: MoD\n\nDeliveries begin in 2027."


def test_a_pdf_without_text_is_told_to_be_scanned() -> None:
    found = refused(make_pdf([], []))
    assert (found.reason, "ocrmypdf" in found.advice) == ("no-text", True)


def test_a_pdf_with_a_password_is_told() -> None:
    assert refused(locked(make_pdf(LINES), "secret", "secret")).reason == "locked"


def test_a_pdf_locked_against_changes_only_is_read() -> None:
    assert "two corvettes" in pdf_text(locked(make_pdf(LINES), "", "owner"), "report.pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.4\n", b"%PDF-1.7\nnothing more", b"", make_pdf(LINES)[:120]])
def test_a_broken_pdf_is_told(content: bytes) -> None:
    assert refused(content).reason in {"broken-pdf", "no-text"}


def test_a_damaged_pdf_leaves_standard_error_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.root, "handlers", [])  # as in a program that has set up no logging
    refused(make_pdf(LINES).replace(b"/Pages 2", b"/Pages 9"))
    assert capsys.readouterr().err == ""


def test_pages_and_time_have_limits() -> None:
    content = make_pdf(LINES, LINES, LINES)
    assert refused(content, most_pages=2).reason == "too-large"
    ticks = iter(range(0, 1000, 40))
    assert refused(content, clock=lambda: float(next(ticks))).reason == "too-slow"


def test_headlines_and_short_lines_stay_apart() -> None:
    page = (
        "DEFENCE BULLETIN\n\nThe ministry ordered a first batch of 24 vehicles from the yard\n"
        "in Gdynia on Monday.\nDeliveries are to begin in 2027 and to end, as far as is known,\nin 2030."
    )
    assert join_lines(page).splitlines() == [
        "DEFENCE BULLETIN",
        "",
        "The ministry ordered a first batch of 24 vehicles from the yard in Gdynia on Monday.",
        "Deliveries are to begin in 2027 and to end, as far as is known, in 2030.",
    ]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_spoilt_pdf_is_read_or_told(data: st.DataObject) -> None:
    content = bytearray(make_pdf(LINES))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=6))
    with contextlib.suppress(UnreadableError):
        assert isinstance(pdf_text(bytes(content), "report.pdf"), str)
