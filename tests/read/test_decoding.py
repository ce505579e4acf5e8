import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.read.decoding import codec_name, decode, oddities

TEXTS = {
    "en": "Poland’s ministry signed a “framework” contract – worth €1.2 billion – with the Gdynia yard.",
    "tr": "Savunma Sanayii Başkanlığı ile Azerbaycan Savunma Bakanlığı arasında işbirliği anlaşması imzalandı.",
    "de": "Das Verteidigungsministerium unterzeichnete über Österreich die Verträge für Fregatten der Klasse.",
    "fr": "Le ministère de la Défense a signé à Athènes un accord de coopération prévoyant trois frégates.",
    "ru": "Министерство обороны подписало контракт на поставку вертолётов и запасных частей.",
    "pl": "Ministerstwo Obrony podpisało umowę na dostawę czołgów dla żołnierzy w Gdańsku i Łodzi.",
    "el": "Το υπουργείο Άμυνας υπέγραψε σύμβαση για την προμήθεια τριών φρεγατών από τη Γαλλία.",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1254", "nonsense", "utf-16", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_whatever_is_declared(language: str, declared: str | None, encoding: str) -> None:
    assert decode(TEXTS[language].encode(encoding), declared) == TEXTS[language]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("en", "cp1252"), ("de", "cp1252"), ("fr", "cp1252"), ("tr", "cp1254"), ("ru", "cp1251"), ("ru", "koi8-r"),
     ("pl", "iso-8859-2"), ("pl", "cp1250"), ("el", "cp1253")],
)  # fmt: skip
def test_older_encodings_are_read_as_declared(language: str, encoding: str) -> None:
    assert decode(TEXTS[language].encode(encoding), encoding) == TEXTS[language]
    html = f'<html><head><meta charset="{encoding}"></head><body>{TEXTS[language]}</body></html>'
    assert decode(html.encode(encoding)) == html


@pytest.mark.parametrize(
    ("language", "encoding"), [("ru", "cp1251"), ("ru", "koi8-r"), ("el", "cp1253"), ("en", "cp1252"), ("fr", "cp1252")]
)
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "ascii", "no-such-encoding"])
def test_wrongly_declared_encodings_are_seen_through(language: str, encoding: str, declared: str) -> None:
    text = " ".join([TEXTS[language]] * 3)
    assert decode(text.encode(encoding), declared) == text


def test_latin_declared_as_cyrillic_is_seen_through() -> None:
    assert decode((TEXTS["fr"] * 3).encode("cp1252"), "windows-1251") == TEXTS["fr"] * 3


def test_a_few_broken_bytes_do_not_cost_the_rest() -> None:
    content = (TEXTS["tr"] * 20).encode()
    spoilt = content[:100] + b"\xff" + content[100:-1] + b"\xc4"
    assert decode(spoilt, "iso-8859-1").count("Başkanlığı") == 20


def test_the_mark_of_a_broken_off_page_decides() -> None:
    assert decode("Başkanlığı".encode("utf-16")[:-1]).startswith("Başkanlığ")


def test_utf_16_without_its_mark_is_read() -> None:
    assert decode(TEXTS["en"].encode("utf-16-le")) == TEXTS["en"]


def test_utf_7_is_never_read() -> None:
    assert decode(b"+ADw-script+AD4-", "utf-7") == "+ADw-script+AD4-"
    assert codec_name("utf-7") is None


def test_words_decoded_wrongly_are_odd() -> None:
    for text in TEXTS.values():
        assert oddities(text) < oddities(text.encode().decode("cp1252", "replace"))


@settings(deadline=None)
@given(
    st.binary(), st.none() | st.text(max_size=20) | st.sampled_from(["base64", "hex", "idna", "punycode", "undefined"])
)
def test_any_bytes_are_read(content: bytes, declared: str | None) -> None:
    assert isinstance(decode(content, declared), str)


@settings(deadline=None)
@given(st.text())
def test_any_text_in_utf_8_comes_back(text: str) -> None:
    content = text.encode("utf-8", "ignore")
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(content, "iso-8859-1") == content.decode()
