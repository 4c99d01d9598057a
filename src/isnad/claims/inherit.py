"""What the text leaves out: roles that a claim takes from its cause, its sentence, or the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from isnad.annotate.parties import Party
from isnad.claims.announced import announced_doers, speak_for
from isnad.claims.causes import STRIKES, link_causes
from isnad.claims.counted_alone import name_counted
from isnad.claims.described import describe_places
from isnad.claims.drafts import Draft, Row, share_roles
from isnad.claims.inherit_actors import (
    STRIKES_KEPT,
    carry_actors,
    from_antecedents,
    name_doers,
    share_actors,
    share_tolls,
)
from isnad.claims.inherit_places import carry_places, share_places, topic_of
from isnad.claims.means_doers import doers_of_means
from isnad.claims.sentence_doers import sentence_doers, share_accords
from isnad.syntax.phrases import Member
from isnad.syntax.units import is_finite

_HEADING = 6  # units
_NEAR = 4  # units between a protest and the act that it is against


def inherit(rows: Sequence[Row], drafts: list[Draft], armed: frozenset[int], voices: Mapping[int, Party]) -> None:
    """Fill what is left out, sentence by sentence.

    `armed` are the first words of the parties that bear arms; `voices` gives for a spokesman's first word whose he is.
    """
    describe_places(rows, drafts)
    by_row: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_row.setdefault(draft.row.index, []).append(draft)
    before: list[Draft] = []
    paragraph = paragraph_of_topic = -1
    topic: list[Member] = []
    strikes: list[Draft] = []
    for row in rows:
        current = by_row.get(row.index, [])
        link_causes(current)
        _share_massacres(current)
        _strike_victims(current)
        name_counted(current)
        _reproached(current)
        announced_doers(current, armed)
        doers_of_means(current)
        share_actors(current, armed)
        share_accords(current)
        sentence_doers(current)
        topic = topic_of(row, topic if row.paragraph == paragraph_of_topic else [], current)
        paragraph_of_topic = row.paragraph
        share_places(row, current, topic)
        near = before if paragraph >= row.paragraph - 1 and not _is_heading(row) else []
        carry_actors(current, near)
        carry_places(row, current, near)
        from_antecedents(current, strikes)
        share_tolls(current)
        speak_for(current, voices)
        strikes = (strikes + [d for d in current if d.type in STRIKES and d.actor])[-STRIKES_KEPT:]
        if current:
            before, paragraph = current, row.paragraph
    name_doers(rows, drafts)
    for draft in drafts:
        noun_of_harm = draft.type in ("kill", "injure") and draft.position != "verb"  # يوقع عمالا بين قتيل وجريح
        if ("actor" in draft.inherited or noun_of_harm) and draft.target and draft.actor == draft.target:
            draft.actor = []  # تصدى المقاتلون للهجوم وقتلوا: they did not attack themselves


def _share_massacres(drafts: list[Draft]) -> None:
    """`مجزرة راح ضحيتها 13 مدنيا`: two words for one killing, which share what either says."""
    kills = [d for d in drafts if d.type == "kill" and d.position != "verb"]
    for first, second in pairwise(kills):
        if "ضحي" not in second.sense.trigger.lemma and "مجزر" not in first.sense.trigger.lemma:
            continue
        share_roles(first, second)
        first.quantities = first.quantities or list(second.quantities)


def _strike_victims(drafts: list[Draft]) -> None:
    """`قتل قيادي في الفصيل بغارة`: those whom an air strike killed are its target, unless they are bystanders."""
    for harm in drafts:
        strike = harm.cause
        if strike is None or harm.type not in ("kill", "injure") or strike.unit < harm.unit:
            continue
        named = [m for m in harm.target if m.kind == "party" and m.ref.head != "people"]
        if named and not strike.target and strike.type == "airstrike" and not strike.definite:
            strike.target = named
            strike.note("target.from-harm")
            strike.inherited.add("target")


def _reproached(drafts: list[Draft]) -> None:
    """`احتجاجا على تجريف الجيش الأرض`: a protest against an act is one against who did it."""
    for protest, act in pairwise(drafts):
        units = protest.row.units
        tied = act.unit > 0 and units[act.unit - 1].letters in ("علي", "ضد")
        if protest.type == "protest" and not protest.target and tied and act.unit - protest.unit <= _NEAR and act.actor:
            protest.target = list(act.actor)
            protest.note("target.of-protest")


def _is_heading(row: Row) -> bool:
    """A short line without full stop or verb between paragraphs heads what follows: nothing is carried into it."""
    short = row.index > 0 and len(row.units) <= _HEADING
    return short and not any(is_finite(u) for u in row.units) and row.units[-1].kind != "punct"
