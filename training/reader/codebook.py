"""An article of the corpus as codebook JSON: the form of gold files and of `foedera read`."""

from __future__ import annotations

import re
from typing import Any

from training.reader.corpus_format import CodedArticle, CodedClaim, CorpusError

from foedera.read.sentences import find_sentences
from foedera.records import Sentence


def as_codebook(coded: CodedArticle) -> dict[str, Any]:
    """The article as a coder would have written it down; evidence is every sentence with a cue of the claim."""
    sentences = find_sentences(coded.as_article())
    return {
        "id": coded.id, "title": coded.title, "publisher": None, "byline": None, "published": coded.published,
        "language": "en", "origins": [], "claims": [_claim(coded, claim, sentences) for claim in coded.claims],
    }  # fmt: skip


def sentence_of(sentences: tuple[Sentence, ...], offset: int) -> int | None:
    """The index of the sentence in which a character stands."""
    return next((i for i, s in enumerate(sentences) if s.span.start <= offset < s.span.end), None)


def evidence_of(coded: CodedArticle, claim: CodedClaim, sentences: tuple[Sentence, ...]) -> list[int]:
    """The sentences in which a cue of the claim stands, in order."""
    found = {sentence_of(sentences, mark.start) for cue in claim.cues for mark in coded.marks_of(cue)}
    if None in found or not found:
        raise CorpusError(f"{coded.path}:{claim.line}: a cue of {claim.id} stands in no sentence of the text.")
    return sorted(index for index in found if index is not None)


def _claim(coded: CodedArticle, claim: CodedClaim, sentences: tuple[Sentence, ...]) -> dict[str, Any]:
    slots = {slot: _value(coded, slot, *claim.slots[slot]) for slot in claim.slots}
    return {
        "kind": claim.kind, "stage": claim.stage,
        "parties": [
            {"name": coded.entities[p].name, "country": coded.entities[p].code, "role": role}
            for p, role in claim.parties
        ],
        "systems": [{"name": coded.entities[s].name, "class": coded.entities[s].code} for s in claim.systems],
        **{slot: slots.get(slot) for slot in ("quantity", "value", "when", "place")},
        "speaker": coded.entities[claim.speaker].name if claim.speaker else None,
        "deal": claim.deal,
        "evidence": [sentences[index].words for index in evidence_of(coded, claim, sentences)],
    }  # fmt: skip


def _value(coded: CodedArticle, slot: str, mark: str | None, written: str | None) -> Any:
    if slot == "quantity":
        return int(written or 0)
    if slot == "value":
        amount, currency = re.fullmatch(r"([\d.]+)([A-Z]{3})", written or "").groups()  # type: ignore[union-attr]
        return {"amount": float(amount) if "." in amount else int(amount), "currency": currency}
    if slot == "place" and written is None and mark is not None:
        return coded.words(coded.marks_of(mark)[0])
    return written
