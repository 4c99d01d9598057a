"""What EDTF dates say in days, and how far two stretches lie apart."""

from __future__ import annotations

import pytest
from told import days

from isnad.fuse.days import Days, apart, day_number, days_of, iso_day


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-12-08", "2024-12-08", "2024-12-08"),
        ("1969-12-31", "1969-12-31", "1969-12-31"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-11-27/2024-12-08", "2024-11-27", "2024-12-08"),
        ("2024-12-08T03/06", None, None),  # not EDTF
        ("2024-12-08T05:30:00", "2024-12-08", "2024-12-08"),
        ("2024-12-08~", "2024-12-08", "2024-12-08"),
        ("2024-12-XX", "2024-12-01", "2024-12-31"),
        ("2024-13-01", None, None),
        ("2023-02-29", None, None),
        ("P3D", None, None),
        ("", None, None),
        (None, None, None),
        ("غداً", None, None),
    ],
)
def test_days_of_a_date(edtf: str | None, first: str | None, last: str | None) -> None:
    assert days_of(edtf) == (days(first, last) if first else None)


@pytest.mark.parametrize(
    ("edtf", "low", "high"), [("2024-12-08/..", "2024-12-08", None), ("../2024-12-08", None, "2024-12-08")]
)
def test_open_sides_stay_open(edtf: str, low: str | None, high: str | None) -> None:
    assert days_of(edtf) == Days(day_number(low) if low else None, day_number(high) if high else None)
    assert days_of(edtf).length is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("a", "b", "between"),
    [
        (days("2024-12-03"), days("2024-12-03"), 0),
        (days("2024-12-03"), days("2024-12-04"), 1),  # neighbours
        (days("2024-12-03"), days("2024-12-06"), 3),
        (days("2024-12-01", "2024-12-05"), days("2024-12-05", "2024-12-09"), 0),
        (days("2024-12-01", "2024-12-05"), days("2024-12-06"), 1),
        (days("2024-11-30"), days("2024-12-01"), 1),
        (Days(day_number("2024-12-01"), None), days("2030-01-01"), 0),
        (Days(None, day_number("2024-12-01")), days("2024-12-04"), 3),
        (Days(None, None), days("2024-12-04"), 0),
    ],
)
def test_days_apart_from_either_side(a: Days, b: Days, between: int) -> None:
    assert apart(a, b) == apart(b, a) == between


def test_days_and_numbers_are_inverse() -> None:
    assert day_number("1970-01-01") == 0
    assert iso_day(day_number("2024-02-29")) == "2024-02-29"
    assert day_number("2024-12-08T23:59:00+03:00") == day_number("2024-12-08")
