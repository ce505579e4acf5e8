"""Lifecycle: the ladder a deal climbs, with dates and who said so; denials and stops beside it; where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from foedera.records import LADDER, STAGES, Stage, Step
from foedera.records.edtf import earliest, latest, overlaps, parse_edtf, sort_key
from foedera.register.told import Told, in_order, published_by_then

_COMMITTED: tuple[Stage, ...] = ("agreed", "underway", "completed")
_SHOWS_LIFE: tuple[Stage, ...] = ("underway", "completed")


def find_steps(claims: Iterable[Told]) -> tuple[Step, ...]:
    """The rungs in the order of the ladder and of time, then denials and stops.

    Claims of one stage share a step where their dates can mean the same time and their numbers do not differ: six
    delivered in May and twelve in September are two steps. A claim without date joins the only step of its stage.
    The date shown is the most exact one reported.
    """
    told = in_order(claims)
    steps = [_step(group) for stage in STAGES for group in _same_time([one for one in told if one.stage == stage])]
    return tuple(sorted(steps, key=lambda step: (STAGES.index(step.stage), sort_key(step.happened_on), step.claims)))


def current_stage(claims: Iterable[Told]) -> Stage:
    """Where the deal stands: the furthest rung its claims reach, unless it was stopped and not resumed, or denied last.

    A stop is undone by a commitment dated after it, or by work or delivery that a later article reports. A denial
    counts where no article of the same day or later reports the deal as agreed or further.
    """
    told = in_order(claims)
    if not told:
        raise ValueError("a deal needs at least one claim; leave out the empty group.")
    rungs = [one for one in told if one.stage in LADDER]
    stops = [one for one in told if one.stage == "stopped"]
    if stops and not any(_resumes(one, stop) for stop in [_last(stops)] for one in rungs):
        return "stopped"
    denials = [one for one in told if one.stage == "denied"]
    if denials and not any(_outlives(one, _last(denials)) for one in rungs):
        return "denied"
    if not rungs:
        return _last(told).stage
    return max((one.stage for one in rungs), key=LADDER.index)


def stage_since(steps: Iterable[Step], stage: Stage) -> str | None:
    """The earliest date at which a deal is said to have reached a stage, None where nobody dates it."""
    dates = [step.happened_on for step in steps if step.stage == stage and step.happened_on is not None]
    return min(dates, key=sort_key, default=None)


def _step(claims: list[Told]) -> Step:
    dated = [one.happened_on for one in claims if one.happened_on is not None]
    published = [one.published_on for one in claims if one.published_on is not None]
    return Step(
        stage=claims[0].stage,
        happened_on=min(dated, key=_exactness, default=None),
        first_published_on=min(published, key=sort_key, default=None),
        speakers=tuple(dict.fromkeys(one.said_by for one in claims)),
        claims=tuple(one.id for one in claims),
    )


def _same_time(claims: list[Told]) -> list[list[Told]]:
    """Claims of one stage, put together where they can be about the same moment; the most exact dates lead."""
    groups: list[list[Told]] = []
    dated = [one for one in claims if one.happened_on is not None]
    for one in sorted(dated, key=lambda one: (_exactness(one.happened_on or ""), one.id)):
        home = next((group for group in groups if _same_moment(group[0], one) and _same_number(group, one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    undated = [one for one in claims if one.happened_on is None]
    if len(groups) == 1:
        joining = [one for one in undated if _same_number(groups[0], one)]
        groups[0].extend(joining)
        undated = [one for one in undated if one not in joining]
    if undated:
        groups.extend(_by_number(undated))
    return [in_order(group) for group in groups]


def _by_number(claims: list[Told]) -> list[list[Told]]:
    """Undated claims: one group, or one for each number where several are given."""
    numbers = sorted({one.claim.quantity.value for one in claims if one.claim.quantity is not None})
    if len(numbers) < 2:
        return [claims]
    silent = [one for one in claims if one.claim.quantity is None]
    said = [
        [one for one in claims if one.claim.quantity is not None and one.claim.quantity.value == n] for n in numbers
    ]
    return [*said, silent] if silent else said


def _same_moment(left: Told, right: Told) -> bool:
    return (
        left.happened_on is not None and right.happened_on is not None and overlaps(left.happened_on, right.happened_on)
    )


def _same_number(group: list[Told], one: Told) -> bool:
    if one.claim.quantity is None:
        return True
    return all(
        other.claim.quantity is None or other.claim.quantity.value == one.claim.quantity.value for other in group
    )


def _exactness(text: str) -> tuple[int, tuple[int, int, str]]:
    """The most exact first, then the earliest; what has no year comes after what has one."""
    window = parse_edtf(text).window()
    days = date.max.toordinal() + 1 if window is None else (window[1] - window[0]).days
    return days, sort_key(text)


def _moment(one: Told) -> date:
    """The last day on which it can have happened, as far as is known: its date, else that of the article."""
    happened = latest(one.happened_on) if one.happened_on is not None else None
    return happened or published_by_then(one.published_on) or date.min


def _last(claims: list[Told]) -> Told:
    return max(claims, key=lambda one: (_moment(one), one.id))


def _resumes(one: Told, stop: Told) -> bool:
    if one.stage not in _COMMITTED:
        return False
    began = earliest(one.happened_on) if one.happened_on is not None else None
    if began is not None:
        return began > _moment(stop)
    told = published_by_then(one.published_on)
    return one.stage in _SHOWS_LIFE and told is not None and told > (published_by_then(stop.published_on) or date.max)


def _outlives(one: Told, denial: Told) -> bool:
    told, denied = published_by_then(one.published_on), published_by_then(denial.published_on)
    if told is None or denied is None:
        return one.stage in _COMMITTED
    return told >= denied if one.stage in _COMMITTED else told > denied
