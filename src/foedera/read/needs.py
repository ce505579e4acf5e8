"""Whether a word that could show an activity has around it what it needs: "trained" needs troops, "sold" equipment."""

from __future__ import annotations

from foedera.read.activity import Activity
from foedera.read.context import Context
from foedera.read.objects import is_adjacent, is_object
from foedera.vocabulary.cues import Need
from foedera.vocabulary.field_cues import field

FORCE_REACH = 60
"""Characters after a verb within which the force must follow that it acts on ("supports the security forces")."""


def has_needs(context: Context, activity: Activity) -> bool:
    """Whether the sentence has what the cue's entry in `cues/kinds.yml` asks for.

    "Spain trained the team of Italy" shows no training, for want of anything military.
    """
    return _about_defence(context, activity) and _any_need_met(context, activity) and _in_place(context, activity)


def _about_defence(context: Context, activity: Activity) -> bool:
    """No cue counts where the sentence or the article is about civil things, unless the words are soldierly."""
    civil = context.civil[activity.sentence] or context.mostly_civil
    return not civil or field().soldierly.search(context.sentences[activity.sentence].words) is not None


def _any_need_met(context: Context, activity: Activity) -> bool:
    return any(_met(context, activity, need) for need in activity.hit.cue.needs)


def _met(context: Context, activity: Activity, need: Need) -> bool:
    """Whether one need is met in the cue's part of the sentence."""
    index, (left, right) = activity.sentence, activity.part
    words = context.article.text[left:right]
    near = context.about_arms or any(context.military[max(0, index - 2) : index + 2])
    if need == "system":
        return any(near or not system.generic for system in activity.systems)
    if need == "defence":
        return context.military[index] or (near and activity.kind == "exercise")
    if need == "firm":
        return near and any(mention.sort == "firm" for mention in context.mentions_in(left, right))
    pattern = field().force if need == "force" else field().official
    return near and pattern.search(words) is not None


NOT_MADE = frozenset(["infrastructure"])
"""Classes of what is built without being equipment: barracks, plants."""


def _only_describes(context: Context, activity: Activity) -> bool:
    """Whether "built" or "made" only tells what a thing is: "ships built for another war", "barracks were built"."""
    if all(system.generic and system.system_class in NOT_MADE for system in activity.systems):
        return True
    if activity.hit.form != "past" or activity.passive:
        return False
    before = context.article.text[: activity.start].rstrip()
    return before.endswith(",") or any(0 <= len(before) - system.end <= 1 for system in context.systems)


def _in_place(context: Context, activity: Activity) -> bool:
    """Whether what is needed stands where it must: as the verb's object, or right after the cue."""
    cue, text, end = activity.hit.cue, context.article.text, activity.end
    sentence = context.sentences[activity.sentence]
    after = text[end : min(end + FORCE_REACH, sentence.span.end)]
    return (
        not (cue.plain and _only_describes(context, activity))
        and (not cue.object or is_object(text, activity.systems, activity.hit, activity.start, end))
        and (not cue.toward_force or field().force.search(after) is not None)
        and not any(phrase in sentence.words.lower() for phrase in cue.unless)
        and (not cue.adjacent or is_adjacent(text, activity.systems, end))
    )
