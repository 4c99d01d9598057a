"""Events as KML: a folder for each group of types, a style for each, and the days of each event as a time span."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from isnad.codebook import LINE, packaged_data, read_mapping, read_types
from isnad.export.dossier import Case, Dossier
from isnad.export.flat import event_flat
from isnad.export.notes import note, place_name
from isnad.export.where import around
from isnad.export.writing import Written, check, replacing, write_deletions

NAMESPACE = "http://www.opengis.net/kml/2.2"
_SHOWN = ("type", "date", "actor", "target", "killed_low", "killed_high", "n_reports", "n_independent", "status")


def write(dossier: Dossier, out: Path) -> Written:
    """Write the file; events without coordinates are left out and counted."""
    from lxml import etree  # type: ignore[import-untyped]

    written, groups = Written(), _by_group(dossier)
    root = etree.Element("kml", nsmap={None: NAMESPACE})
    document = _child(root, "Document")
    _child(document, "name", "Isnad events")
    _child(document, "description", f"{dossier.about()['generator']}, profile {dossier.profile}")
    for group, colour in _styles().items():
        _style(document, group, colour)
    for group, cases in groups.items():
        folder = _child(document, "Folder")
        _child(folder, "name", group)
        for case in cases:
            if case.event.place is None or case.event.place.lat is None or case.event.place.lon is None:
                written.leave("without coordinates")
                continue
            _placemark(folder, group, case, dossier)
            written.rows += 1
    check(set(groups) <= set(_styles()), "KML", "a group of types has no style")
    with replacing(out) as part:
        part.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
    write_deletions(dossier, out)
    return written


def _by_group(dossier: Dossier) -> dict[str, list[Case]]:
    types = read_types(packaged_data())
    found: dict[str, list[Case]] = defaultdict(list)
    for case in dossier.cases():
        found[types[case.event.type].group].append(case)
    return {group: found[group] for group in sorted(found)}


def _styles() -> dict[str, str]:
    root = packaged_data()
    styles = read_mapping(root / "export/map.yaml", root)["styles"]
    return {group: colour for group, colour in styles.items() if group != LINE}


def _style(document: Any, group: str, colour: str) -> None:
    style = _child(document, "Style", id=group)
    _child(_child(style, "IconStyle"), "color", colour)
    _child(_child(style, "LabelStyle"), "color", colour)


def _placemark(folder: Any, group: str, case: Case, dossier: Dossier) -> None:
    event, flat = case.event, event_flat(case.event)
    mark = _child(folder, "Placemark", id=_xml_id(event.id))
    areas = around(event.place, dossier.places)
    _child(mark, "name", f"{event.type}: {place_name(event.place) or flat['place']}")
    _child(mark, "description", note(event, [one.record for one in case.told], areas))
    if event.date_start or event.date_end:
        span = _child(mark, "TimeSpan")
        for name, day in (("begin", event.date_start), ("end", event.date_end)):
            if day:
                _child(span, name, day)
    _child(mark, "styleUrl", f"#{group}")
    data = _child(mark, "ExtendedData")
    for name in ("event", *_SHOWN):
        if flat[name] is not None:
            _child(_child(data, "Data", name=name), "value", str(flat[name]))
    _child(_child(mark, "Point"), "coordinates", f"{flat['lon']},{flat['lat']}")


def _xml_id(name: str) -> str:
    """An id that XML allows: it does not begin with a digit."""
    return name if name[:1].isalpha() else f"e-{name}"


def _child(parent: Any, tag: str, text: str | None = None, /, **attributes: str) -> Any:
    from lxml import etree

    child = etree.SubElement(parent, tag, attributes)
    if text is not None:
        child.text = "".join(letter for letter in text if letter >= " " or letter in "\n\t")
    return child
