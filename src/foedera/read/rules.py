"""The first reader: general rules over the vocabulary, one claim an activity, merged where the article repeats itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foedera.read.activities import Activity, find_activities
from foedera.read.amounts import find_counts, find_money
from foedera.read.context import Context, prepare
from foedera.read.dates import DateWords, find_dates
from foedera.read.places import find_place
from foedera.read.roles import find_roles
from foedera.read.systems import SystemMention
from foedera.records import Article, Cell, Claim, Kind, Money, Party, Span, System
from foedera.vocabulary import Vocabulary

READER = "rules/1"
COUNTED = frozenset(["transfer", "capability", "co-production", "upgrade", "support"])
PRICED = frozenset(["transfer", "capability", "co-production", "co-development", "upgrade", "support", "investment"])
PLACED = frozenset(
    ["exercise", "consultation", "deployment", "training", "co-production", "investment", "capability", "transfer"]
)
REACHING = frozenset(["deployment", "consultation"])
PARTLESS = frozenset(["capability", "deployment"])
_SAID_ON = re.compile(r"^(?:[^,.;]{0,40}\s)?(?:on|this|last|late|early)?\s*$")


def read_by_rules(article: Article, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of an article, in the order in which its text makes them."""
    context = prepare(article, vocabulary)
    claims: list[Claim] = []
    for index in range(len(context.sentences)):
        activities = find_activities(context, index)
        for activity in activities:
            claim = _claim(context, activity, activities, vocabulary)
            if claim is not None:
                claims.append(claim)
    return merge_repeats(claims)


def _claim(context: Context, activity: Activity, all_here: Sequence[Activity], vocabulary: Vocabulary) -> Claim | None:
    parties = find_roles(context, activity)
    countries = {c.value.country or c.value.name for c in parties}
    kind: Kind = activity.kind
    if len(countries) < 2 and activity.hit.cue.alone is not None:
        if activity.hit.cue.alone == "":
            return None
        kind = activity.hit.cue.alone
    if kind == "transfer" and len(countries) < 2 and _at_home(context, activity, parties):
        kind = "capability"  # purely domestic procurement (CODEBOOK, Rulings)
    if not parties or (len(countries) < 2 and kind not in PARTLESS):
        return None
    plain = activity.hit.form in ("noun", "phrase") or kind not in PARTLESS
    if activity.stage.confidence <= UNSURE and plain and not _both_named(context, activity, parties):
        return None
    if kind in ("capability", "deployment") and kind != activity.kind:
        parties = tuple(replace(c, value=replace(c.value, role="partner")) for c in parties)
    sentence = context.sentences[activity.sentence].span
    offset = sentence.start
    tokens = activity.tokens
    cue = Span.of(
        context.article, offset + tokens[activity.hit.first].start, offset + tokens[activity.hit.last - 1].end
    )
    stage = Span.of(
        context.article, offset + tokens[activity.stage.first].start, offset + tokens[activity.stage.last - 1].end
    )
    speech = context.speech.get(activity.sentence)
    return Claim(
        article_id=context.article.id,
        kind=Cell(kind, cue, f"cue {activity.hit.cue.id}"),
        stage=Cell(activity.stage.stage, stage, "tense and governing words"),
        parties=parties,
        systems=_systems(context, _about(kind, activity.systems), vocabulary),
        quantity=_quantity(context, activity, kind, vocabulary),
        value=_value(context, activity, kind, all_here, vocabulary),
        happened_on=_happened_on(context, activity, all_here),
        place=_place(context, activity, kind, parties),
        speaker=speech.speaker if speech is not None else None,
        evidence=(sentence,),
        reader=READER,
        confidence=activity.stage.confidence,
    )


def _both_named(context: Context, activity: Activity, parties: Sequence[Cell[Party]]) -> bool:
    """Whether two states stand in the sentence itself: a bare noun with a partner from elsewhere is too little."""
    sentence = context.sentences[activity.sentence].span
    here = {c.value.country for c in parties if sentence.start <= c.span.start < sentence.end and c.value.country}
    return len(here) >= 2


def _at_home(context: Context, activity: Activity, parties: Sequence[Cell[Party]]) -> bool:
    """Whether a buyer and a maker of one state stand in the sentence ("the Navy", "Lockheed Martin")."""
    sentence = context.sentences[activity.sentence].span
    sorts = {m.sort for m in context.mentions_in(sentence.start, sentence.end) if m.use == "party" and m.country}
    return len(parties) >= 2 or {"firm", "office"} <= sorts or {"firm", "state"} <= sorts


WITHOUT_SYSTEMS = frozenset(["exercise", "consultation"])
"""Kinds whose claims are not about systems: the ships of a drill take part in it."""


def _about(kind: Kind, systems: Sequence[SystemMention]) -> list[SystemMention]:
    """The systems a claim of this kind is about; training only for what is named."""
    if kind in WITHOUT_SYSTEMS:
        return []
    return [s for s in systems if s.name or kind != "training"]


def _designation(system: SystemMention, vocabulary: Vocabulary) -> str | None:
    """The designation as printed, without the plural and the class nouns that an alias may hold ("F-16s", "Lynx IFV")."""
    entry = vocabulary.system(system.entry) if system.name and system.entry else None
    if system.name is None or entry is None:
        return system.name
    if system.name.casefold().startswith(entry.name.casefold() + " "):
        return system.name[: len(entry.name)]
    return re.sub(r"(?<=[\w-]{3})s$", "", system.name) if not entry.name.endswith("s") else system.name


def _systems(context: Context, systems: Sequence[SystemMention], vocabulary: Vocabulary) -> tuple[Cell[System], ...]:
    cells: dict[tuple[str | None, str], Cell[System]] = {}
    named = {s.system_class for s in systems if s.name}
    for s in systems:
        if s.generic and s.system_class in named:
            continue
        cells.setdefault(
            (s.name, s.system_class),
            Cell(
                System(_designation(s, vocabulary), s.system_class, s.entry if s.name else None),
                Span.of(context.article, s.start, s.end),
            ),
        )
    if len(cells) > 1:
        return tuple(c for key, c in cells.items() if key[1] != "other" or key[0])
    return tuple(cells.values())


def _quantity(context: Context, activity: Activity, kind: Kind, vocabulary: Vocabulary) -> Cell[int] | None:
    if kind not in COUNTED or not activity.systems:
        return None
    sentence = context.sentences[activity.sentence].span
    money = find_money(sentence.words, vocabulary)
    for count in find_counts(sentence.words, money):
        start, end = sentence.start + count.start, sentence.start + count.end
        for system in activity.systems:
            gap = context.article.text[end : system.start] if end <= system.start else ";"
            if (
                len(gap) <= 45
                and re.fullmatch(r"\s*(?:of\s+(?:the|its|their|these|those)?\s*)?(?:[\w“\"’'.-]+\s+){0,5}[“\"‘']?", gap)
                and not re.search(r"\b(?:and|to|for|with|by|in|squadrons?|battalions?|batteries|regiments?)\b", gap)
            ):
                return Cell(count.count, Span.of(context.article, start, end), "number before the system")
    return None


def _value(
    context: Context, activity: Activity, kind: Kind, all_here: Sequence[Activity], vocabulary: Vocabulary
) -> Cell[Money] | None:
    if kind not in PRICED:
        return None
    sentence = context.sentences[activity.sentence].span
    sums = [m for m in find_money(sentence.words, vocabulary) if not m.unit_price]
    inside = [m for m in sums if activity.part[0] <= sentence.start + m.start < activity.part[1]]
    if not inside:
        return None
    return Cell(
        inside[0].money,
        Span.of(context.article, sentence.start + inside[0].start, sentence.start + inside[0].end),
        "sum in the same part",
    )


WORTH = re.compile(
    r"\b(?:contract|deal|order|agreement|package|worth|valued|cost|award|sale|purchase|programme|program)",
    re.IGNORECASE,
)


def _package_value(context: Context, activity: Activity, kind: Kind, vocabulary: Vocabulary) -> Cell[Money] | None:
    """The value of the package, where the article gives one sum only in its sentences about contracts."""
    if kind not in ("transfer", "capability", "co-production") or activity.stage.stage not in ("agreed", "planned"):
        return None
    sums = [
        (s.span.start, m)
        for s in context.sentences
        if WORTH.search(s.words)
        for m in find_money(s.words, vocabulary)
        if not m.unit_price
    ]
    if len({(m.money.amount, m.money.currency) for _, m in sums}) != 1:
        return None
    offset, found = sums[0]
    return Cell(
        found.money,
        Span.of(context.article, offset + found.start, offset + found.end),
        "the one sum that the article gives",
    )


AHEAD = re.compile(
    r"\b(?:will|shall|next|upcoming|coming|is to|are to|due|planned for|scheduled|expected|set for|from)\b"
)
"""Words that make a date without a year one to come; "approved in May" is the May gone by (CODEBOOK, Rulings)."""
DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .,’'/-]{2,40}[A-Za-z]*\.?,?\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})?(?:,?\s+\d{4})?\s*(?:\([^)]{2,30}\))?\s*(?:-{1,2}|–|—)\s*"
)
"""A dateline ("PARIS, Jan 22 (Wire) –"): its date is when it was written."""


def _happened_on(context: Context, activity: Activity, all_here: Sequence[Activity]) -> Cell[str] | None:
    sentence = context.sentences[activity.sentence].span
    published = context.article.published_on.value if context.article.published_on else None
    dateline = DATELINE.match(sentence.words)
    dates = [
        d for d in find_dates(sentence.words, published)
        if not _said_on(context, activity, d) and d.start >= (dateline.end() if dateline else 0)
    ]  # fmt: skip
    cue = activity.tokens[activity.hit.first].start
    inside = [d for d in dates if activity.part[0] <= sentence.start + d.start < activity.part[1]]
    if not inside:
        inside = dates
    if not inside:
        return None
    inside = [d for d in inside if d.grain != "stretch"] or inside  # "awarded on 3 May, over the next five years"
    best = min(inside, key=lambda d: (_other_cue_between(activity, all_here, d), abs(d.start - cue)))
    if _other_cue_between(activity, all_here, best) and best.start > cue:
        return None
    future = activity.stage.stage in ("planned", "proposed") and AHEAD.search(sentence.words) is not None
    return Cell(
        best.future if future else best.past,
        Span.of(context.article, sentence.start + best.start, sentence.start + best.end),
        f"{best.grain} in the same part",
    )


def _said_on(context: Context, activity: Activity, words: DateWords) -> bool:
    """Whether a date tells when it was said ("said on Friday"), not when it happened."""
    speech = context.speech.get(activity.sentence)
    if speech is None:
        return False
    start = context.sentences[activity.sentence].span.start + words.start
    if speech.start <= start < speech.end:
        return True
    return 0 <= start - speech.end <= 45 and bool(_SAID_ON.match(context.article.text[speech.end : start]))


def _other_cue_between(activity: Activity, all_here: Sequence[Activity], words: DateWords) -> bool:
    cue = activity.tokens[activity.hit.first].start
    low, high = sorted((cue, words.start))
    return any(
        low < a.tokens[a.hit.first].start < high
        for a in all_here
        if a is not activity and a.hit.form in ("past", "ing", "base", "s")
    )


def _place(context: Context, activity: Activity, kind: Kind, parties: Sequence[Cell[Party]]) -> Cell[str] | None:
    if kind not in PLACED:
        return None
    sentence = context.sentences[activity.sentence].span
    found = find_place(
        context.article.text, *activity.part, context.mentions_in(sentence.start, sentence.end), kind in REACHING
    ) or find_place(
        context.article.text, sentence.start, sentence.end, context.mentions_in(sentence.start, sentence.end), False
    )  # fmt: skip
    if found is None:
        return None
    span = Span.of(context.article, *found)
    return Cell(span.words, span, "place after a preposition")


def merge_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """Claims that say the same again become one with more evidence (CODEBOOK: two pieces of evidence, one claim)."""
    kept: list[Claim] = []
    for claim in (c for c in claims if not _only_repeats(c, claims)):
        twin = next((k for k in kept if _same(k, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[kept.index(twin)] = _joined(twin, claim)
    return kept


UNSURE = 0.35
"""A reading no surer than this rests on a bare noun; where the article tells of the same elsewhere, it adds nothing."""


def _only_repeats(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a bare noun ("the exercise") only takes up what another sentence says more surely."""
    countries = {c.value.country or c.value.name for c in claim.parties}
    return claim.confidence <= UNSURE and any(
        other.confidence > UNSURE and other.kind.value == claim.kind.value
        and countries & {c.value.country or c.value.name for c in other.parties}
        for other in claims
    )  # fmt: skip


def _same(a: Claim, b: Claim) -> bool:
    if a.kind.value != b.kind.value or a.stage.value != b.stage.value:
        return False
    countries_a, countries_b = ({c.value.country or c.value.name for c in x.parties} for x in (a, b))
    if not (countries_a <= countries_b or countries_b <= countries_a):
        return False
    names_a, names_b = ({c.value.entry or c.value.name for c in x.systems if c.value.name} for x in (a, b))
    classes_a, classes_b = ({c.value.system_class for c in x.systems} for x in (a, b))
    if names_a and names_b and not names_a & names_b:
        return False
    if classes_a and classes_b and not classes_a & classes_b and not (names_a & names_b):
        return False
    for x, y in ((a.quantity, b.quantity), (a.value, b.value), (a.happened_on, b.happened_on)):
        if x is not None and y is not None and x.value != y.value:
            return False
    return (
        a.kind.value not in ("consultation",)
        or a.happened_on is None
        or b.happened_on is None
        or a.happened_on.value == b.happened_on.value
    )


def _joined(a: Claim, b: Claim) -> Claim:
    evidence = a.evidence if b.evidence[0] in a.evidence else (*a.evidence, *b.evidence)
    systems = (
        a.systems if any(c.value.name for c in a.systems) or not any(c.value.name for c in b.systems) else b.systems
    )
    return replace(
        a, parties=a.parties if len(a.parties) >= len(b.parties) else b.parties, systems=systems or b.systems,
        quantity=a.quantity or b.quantity, value=a.value or b.value, happened_on=a.happened_on or b.happened_on,
        place=a.place or b.place, speaker=a.speaker or b.speaker, evidence=evidence,
        confidence=max(a.confidence, b.confidence),
    )  # fmt: skip
