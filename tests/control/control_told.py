"""Short ways to write evidence, events and records in tests."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.control import Evidence, Parameters, Role, Spread, load_parameters, timeline
from isnad.model import (
    Event,
    Filler,
    Link,
    Modality,
    Named,
    Polarity,
    Record,
    Site,
    Span,
    Status,
    Teller,
)

P: Parameters = load_parameters()
YEAR = "2024-"
KIN = {"moa": {"rebels"}, "sna": {"rebels"}, "rebels": set(), "army": set(), "sdf": set()}


def told(
    day: str,
    act: str,
    actor: str | None,
    voices: str = "neutral",
    *,
    deny: str = "",
    spread: str = "direct",
    role: Role | None = None,
    against: str | None = None,
    day_end: str | None = None,
    place: str = "town",
    reported: str = "",
    claim: str = "",
    allies: Sequence[str] = (),
    origins: Sequence[str] = (),
    factor: float | None = None,
    into: str | None = None,
    n: int | None = None,
) -> Evidence:
    """Evidence of one event. `voices` are the kinds of its origins (own, party, neutral, weak), apart by spaces."""
    row = P.acts.get(act)
    role = role or (row.role if row else Role(act))
    table = {Role.TAKE: "take", Role.ENTER: "take", Role.LEAVE: "leave"}.get(role, "other")
    name = claim or f"{act}-{actor}-{day}"
    kinds = voices.split()
    affirm = tuple(
        (origins[i] if origins else f"{name}/{i}", P.voices[f"{table}_affirm"][k]) for i, k in enumerate(kinds)
    )
    denied = tuple((f"{name}/no{i}", P.voices[f"{table}_deny"][k]) for i, k in enumerate(deny.split()))
    scale = (row.factor if row else 1.0) * P.spreads[Spread(spread)] if factor is None else factor
    balance = min(1.0, sum(w for _, w in affirm) - sum(w for _, w in denied))
    first = day if day.startswith("20") else YEAR + day
    last = (day_end if (day_end or "").startswith("20") else YEAR + day_end) if day_end else first
    return Evidence(
        place=place,
        spread=Spread(spread),
        role=role,
        act=act,
        actor=actor,
        day=first,
        day_end=last,
        factor=scale,
        affirm=affirm,
        deny=denied,
        weight=max(0.0, balance * scale),
        n_independent=len(affirm) if n is None else n,
        by_party=set(kinds) == {"own"},
        denied=bool(denied),
        event=name,
        claims=(name,),
        reported=reported,
        kin=frozenset(KIN.get(actor or "", set())),
        allies=frozenset(allies),
        against=against,
        into=into,
    )


def line(evidence: Sequence[Evidence], until: str | None = "2024-12-31") -> list[str]:
    """The timeline in short: `11-29..12-05 held moa capture`."""
    found = timeline("town", evidence, P, until)
    return [
        f"{_short(c.since)}..{_short(c.until) if c.until else ''} {c.state.value} {c.actor or '-'} {c.rule}"
        for c in found
    ]


def _short(day: str | None) -> str:
    return (day or "").removeprefix(YEAR)


def site(place: str, text: str = "", precision: int = 1) -> Site:
    return Site(text or place, place, place, None, "town", "SY", None, None, None, None, precision)


def named(actor: str | None, text: str = "", kind: str = "rebel") -> Named:
    return Named(text or actor or "", actor, actor, kind)


def record(
    claim: str,
    type: str,  # noqa: A002
    places: Sequence[str] | Sequence[Site],
    *,
    actors: Sequence[Named] = (),
    targets: Sequence[Named] = (),
    teller: tuple[str, str | None] | None = None,
    outlet: str | None = None,
    published: str = "2024-12-01",
    sentence: str = "",
    trigger: str = "",
) -> Record:
    tellers = (Teller(Span(0, 1), "x", teller[0], teller[1]),) if teller else ()
    return Record(
        id=claim,
        document=f"doc-{claim}",
        outlet=outlet,
        published=published,
        number=1,
        event=1,
        type=type,
        polarity=Polarity.AFFIRMED,
        modality=Modality.ACTUAL,
        attempted=False,
        trigger=Filler(Span(0, 1), trigger),
        actors=tuple(actors),
        targets=tuple(targets),
        places=tuple(p if isinstance(p, Site) else site(p) for p in places),
        time=None,
        quantity=None,
        tellers=tellers,
        confidence=0.9,
        sentence=sentence,
        folded="",
    )


def event(
    name: str,
    type: str,  # noqa: A002
    place: str | None,
    day: str | None,
    links: Sequence[tuple[str, str, str]],
    *,
    actors: Sequence[Named] = (),
    targets: Sequence[Named] = (),
    end: str | None = None,
    basis: str = "stated",
    published: str | None = None,
) -> Event:
    """`links` are (claim, origin, stance)."""
    return Event(
        id=name,
        type=type,
        date=day,
        date_start=day,
        date_end=end or day,
        date_basis=basis,  # type: ignore[arg-type]
        time_precision=1,
        date_prec=1,
        place=site(place) if place else None,
        geo_precision=1,
        where_prec=1,
        actors=tuple(actors),
        targets=tuple(targets),
        killed=None,
        injured=None,
        n_reports=len(links),
        n_independent=len({origin for _, origin, stance in links if stance == "affirms"}),
        status=Status.SINGLE_SOURCE,
        earliest_document="d",
        earliest_published=published or day,
        links=tuple(Link(claim, f"doc-{claim}", origin, stance) for claim, origin, stance in links),  # type: ignore[arg-type]
    )
