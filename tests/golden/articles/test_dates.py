"""Dates as feeds and pages print them; a row for each habit."""

from __future__ import annotations

import pytest

from bot.articles.dates import HOURS, MONTHS, parse_date

ROWS = [
    ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00+00:00"),
    ("Tue, 05 Mar 2024 10:00:00 CET", "2024-03-05T10:00:00+01:00"),
    ("Tue, 05 Mar 2024 10:00:00 EST", "2024-03-05T10:00:00-05:00"),
    ("Tue, 05 Mar 2024 10:00:00 -0330", "2024-03-05T10:00:00-03:30"),
    ("Tue, 05 Mar 2024 10:00:00 GMT-0500", "2024-03-05T10:00:00-05:00"),
    ("Tus, 5 Mar 2024 10:00 +0000", "2024-03-05T10:00:00+00:00"),
    ("2024-03-05T10:00:00Z", "2024-03-05T10:00:00+00:00"),
    ("2024-03-05T10:00:00.123+09:00", "2024-03-05T10:00:00.123000+09:00"),
    ("2024-03-05 10:00:00", "2024-03-05T10:00:00+00:00"),
    ("2024-03-05", "2024-03-05T00:00:00+00:00"),
    ("20240305", "2024-03-05T00:00:00+00:00"),
    ("1709632800", "2024-03-05T10:00:00+00:00"),
    ("1709632800000", "2024-03-05T10:00:00+00:00"),
    ("03/05/2024 10:15 PM", "2024-03-05T22:15:00+00:00"),
    ("March 5, 2024 10:00 AM ET", "2024-03-05T10:00:00-05:00"),
    ("5.3.2024 10:00", "2024-03-05T10:00:00+00:00"),
    ("Seg, 24 Set 2018 19:45:00 -0300", "2018-09-24T19:45:00-03:00"),
    ("5 de marzo de 2024", "2024-03-05T00:00:00+00:00"),
    ("5. März 2024, 10:00 Uhr", "2024-03-05T10:00:00+00:00"),
    ("5 août 2024 à 10:00", "2024-08-05T10:00:00+00:00"),
    ("Tue, 5 Mar 24 10:00:00 GMT", "2024-03-05T10:00:00+00:00"),
    ("05 Mar 24 10:00 EST", "2024-03-05T10:00:00-05:00"),
    ("Tue, 05 Mar 2024 23:59:60 GMT", "2024-03-05T23:59:59+00:00"),
    ("2024-03-05T10:00:00+01:00Z", "2024-03-05T10:00:00+01:00"),
    ("March 5, 2024 | 10:15 pm", "2024-03-05T22:15:00+00:00"),
    ("mardi 5 mars 2024 10:00", "2024-03-05T10:00:00+00:00"),
    ("1er mars 2024", "2024-03-01T00:00:00+00:00"),
    ("вт, 05 мар 2024 10:00:00 +0300", "2024-03-05T10:00:00+03:00"),
    ("5 марта 2024 г. в 10:00", "2024-03-05T10:00:00+00:00"),
    ("2024年3月5日 10:00", "2024-03-05T10:00:00+00:00"),
    ("2024년 3월 5일", "2024-03-05T00:00:00+00:00"),
    ("٥ مارس ٢٠٢٤", "2024-03-05T00:00:00+00:00"),
    ("5 במרץ 2024", "2024-03-05T00:00:00+00:00"),
    ("5. maaliskuuta 2024 klo 10:00", "2024-03-05T10:00:00+00:00"),
    ("2024. március 5.", "2024-03-05T00:00:00+00:00"),
]


@pytest.mark.parametrize(("printed", "expected"), ROWS)
def test_a_printed_date_is_read_with_its_offset(printed: str, expected: str) -> None:
    found = parse_date(printed)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "printed",
    [
        None,
        "",
        "Tuesday",
        "10:30",
        "2024",
        "soon",
        "2024-13-05",
        "0001-01-01T00:00:00Z",
        "9" * 40,
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "5 Mar 2024 25:00",
    ],
)
def test_what_names_no_plausible_day_is_no_date(printed: str | None) -> None:
    assert parse_date(printed) is None


@pytest.mark.parametrize("zone", sorted(HOURS))
def test_every_zone_name_of_the_table_is_read(zone: str) -> None:
    found = parse_date(f"Tue, 05 Mar 2024 10:00:00 {zone}")
    assert found is not None
    offset = found.utcoffset()
    assert offset is not None
    assert offset.total_seconds() == HOURS[zone] * 3600


@pytest.mark.parametrize("month", sorted(MONTHS))
def test_every_month_name_of_the_table_is_read(month: str) -> None:
    found = parse_date(f"5 {month} 2024")
    assert found is not None
    assert found.strftime("%b").lower() == MONTHS[month]
