"""Print the events of the example database that several origins tell of, and who held which town on each day.

python examples/offensive-2024/show.py DATABASE
"""

from __future__ import annotations

import sys
from datetime import date, timedelta

import isnad

FIRST, LAST = date(2024, 11, 27), date(2024, 12, 12)
TOWNS = {
    "C1007": "Aleppo", "C3916": "Saraqib", "C2987": "Hama", "C2870": "Rastan", "C2528": "Homs", "C5993": "Daraa",
    "C6147": "Suwayda", "C2889": "Palmyra", "C5086": "Deir Z.", "C1767": "Manbij", "C1001": "Damascus",
}  # fmt: skip
SHORT = {
    "syr-state-assad": "gov", "syr-moa": "MOA", "syr-opposition": "opp", "syr-sdf": "SDF", "syr-sna": "SNA",
    "syr-southern-ops": "SOR", "syr-suwayda-factions": "Suw", None: "?",
}  # fmt: skip
MARKS = {"held": "", "claimed": "°", "contested": "*", "unknown": ""}


def main(path: str) -> None:
    """Print both tables."""
    database = isnad.open(path)
    print("Events with two independent origins and more\n")
    for event in database.events(min_independent=2):
        place = event.place.name if event.place else "?"
        actors = ", ".join(actor.name or actor.text for actor in event.actors[:2])
        counts = f"{event.n_independent} origins, {event.n_reports} reports"
        print(
            f"{event.date or '?':22} {event.type:10} {place or '?':24.24} {counts:22} {event.status.value:14} {actors}"
        )
    print("\nWho held what (° only the taker says so, * contested, ? the holder left, blank: nothing known)")
    print("gov the government, MOA Military Operations Administration, opp the opposition's factions, SDF, SNA,")
    print("SOR Southern Operations Room, sfa Syrian Free Army (al-Tanf), druze local factions of Suwayda\n")
    print("            " + " ".join(f"{name:8}" for name in TOWNS.values()))
    for number in range((LAST - FIRST).days + 1):
        day = (FIRST + timedelta(number)).isoformat()
        held = {one.place: one for one in database.control(at=day, places=list(TOWNS))}
        cells = [_cell(held.get(place)) for place in TOWNS]
        print(f"{day}  " + " ".join(f"{cell:8}" for cell in cells))


def _cell(interval: object) -> str:
    if interval is None:
        return ""
    actor, state = getattr(interval, "actor", None), getattr(interval, "state", "")
    return SHORT.get(actor, (actor or "?").removeprefix("syr-").split("-")[0]) + MARKS[state]


if __name__ == "__main__":
    main(sys.argv[1])
