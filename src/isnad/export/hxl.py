"""Events with HXL hashtags: a line of headings, a line of tags, then rows. HDX is retiring HXL: only on request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from isnad.export import acled
from isnad.export.dossier import Case, Dossier
from isnad.export.where import areas_of, located
from isnad.export.writing import Written, check, write_csv, write_deletions

TAGS = {
    "event_id_cnty": "#event+code", "event_date": "#date+occurred", "year": "#date+year", "event_type": "#event+type",
    "sub_event_type": "#event+type+sub", "actor1": "#group+name+first", "assoc_actor_1": "#group+name+first+assoc",
    "actor2": "#group+name+second", "assoc_actor_2": "#group+name+second+assoc", "region": "#region+name",
    "country": "#country+name", "iso3": "#country+code", "admin1": "#adm1+name", "admin1_pcode": "#adm1+code",
    "admin2": "#adm2+name", "admin2_pcode": "#adm2+code", "admin3": "#adm3+name", "admin3_pcode": "#adm3+code",
    "location": "#loc+name", "location_pcode": "#loc+code", "latitude": "#geo+lat", "longitude": "#geo+lon",
    "source": "#meta+source", "url": "#meta+url", "notes": "#description", "fatalities": "#affected+killed",
    "injured": "#affected+injured", "n_independent": "#indicator+corroboration+num",
}  # fmt: skip
_TAG = re.compile(r"#[a-z][a-z0-9]*(?:\+[a-z0-9]+)*")

Row = dict[str, Any]


def write(dossier: Dossier, out: Path, excel: bool = False) -> Written:
    """Write the CSV."""
    written = Written()
    for tag in TAGS.values():
        check(bool(_TAG.fullmatch(tag)), "HXL", f"{tag} is no hashtag")
    written.rows = write_csv(out, list(TAGS), _rows(dossier, written), excel, head=[list(TAGS.values())])
    write_deletions(dossier, out)
    return written


def _rows(dossier: Dossier, written: Written) -> Iterator[Row]:
    for case, row in acled.rows_of(dossier, written):
        known = row | _more(case, dossier)
        yield {name: known[name] for name in TAGS}


def _more(case: Case, dossier: Dossier) -> Row:
    event = case.event
    place, nation = located(event)
    areas = areas_of(place, dossier.places)
    return {
        "iso3": nation.iso3, "admin1_pcode": areas.admin1, "admin2_pcode": areas.admin2, "admin3_pcode": areas.admin3,
        "location_pcode": place.id, "url": next((one.url for one in case.affirmed if one.url), None),
        "injured": event.injured.low if event.injured else None, "n_independent": event.n_independent,
    }  # fmt: skip
