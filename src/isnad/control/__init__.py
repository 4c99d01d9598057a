"""Event -> Control: who held which place when, by the rule that docs/control.md publishes."""

from isnad.control.answers import Share, at, shares
from isnad.control.evidence import evidence_of
from isnad.control.parameters import Parameters, load_parameters
from isnad.control.places import PlaceTree, place_tree, read_regions
from isnad.control.sides import Sides, load_sides, side_of
from isnad.control.timeline import timeline
from isnad.control.whole import bears_on, control, control_by, touched_by, touched_places
from isnad.control.words import Evidence, Role, Spread

__all__ = [
    "Evidence",
    "Parameters",
    "PlaceTree",
    "Role",
    "Share",
    "Sides",
    "Spread",
    "at",
    "bears_on",
    "control",
    "control_by",
    "evidence_of",
    "load_parameters",
    "load_sides",
    "place_tree",
    "read_regions",
    "shares",
    "side_of",
    "timeline",
    "touched_by",
    "touched_places",
]
