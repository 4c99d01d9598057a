"""Which strike of a sentence the words name as the cause of a harm."""

from __future__ import annotations

from isnad.claims.argument_words import is_setting
from isnad.claims.drafts import Draft
from isnad.syntax.units import VERB_GROUPS

STRIKES = frozenset("shelling airstrike attack explosion chemical execute".split())
HARMS = frozenset("kill injure destroy displace loot arrest abduct torture".split())


def link_causes(drafts: list[Draft]) -> None:
    """Tie each harm to the strike of its sentence that the words name as cause, else to the one nearest before it."""
    strikes = [d for d in drafts if d.type in STRIKES or d.type in ("clash", "advance")]
    for draft in drafts:
        if draft.cause is not None or draft.type not in HARMS:
            continue
        earlier = [s for s in strikes if s.unit < draft.unit]
        later = [s for s in strikes if s.unit > draft.unit]
        tied = next((s for s in later if _caused_by(draft, s)), None)
        draft.cause = tied or (earlier[-1] if earlier and _effect_of(draft, earlier[-1]) else None)


def _caused_by(harm: Draft, strike: Draft) -> bool:
    """`مقتل طفل بقصف ...`, `أصيب إثر قصف ...`: a cause word stands right before the strike."""
    units = strike.row.units
    between = units[harm.unit + 1 : strike.unit]
    if any(
        u.kind in ("report", "verb") or u.is_gram("clause_openers", "agent_subject_verbs", *VERB_GROUPS)
        for u in between
    ):
        return False
    if units[strike.unit].prep == "ب" or (between and between[-1].kind == "noun" and between[-1].prep == "ب"):
        return True  # بقصف, بحملة دهم
    window = units[max(harm.unit + 1, strike.unit - 3) : strike.unit]
    return any(u.is_gram("cause_links", "agent_markers") or u.letters in ("في", "خلال") for u in window)


def _effect_of(harm: Draft, strike: Draft) -> bool:
    """`قصف ... أدى إلى مقتل ...`, `ما أسفر عن`, or simply `وإصابة` after it."""
    between = harm.row.units[strike.unit + 1 : harm.unit]
    if any(u.is_gram("effect_verbs") for u in between):
        return True
    if any(is_setting(harm.row.units, at) for at in range(strike.unit + 1, harm.unit)):
        return False  # دعس طفل، وسط انتهاكات متكررة كالاعتقالات
    if harm.governor is not None and harm.row.units[harm.governor].is_gram("effect_verbs"):
        return True
    return not any(u.is_gram("clause_openers") or (u.kind == "report" and not u.has("recorded")) for u in between)
