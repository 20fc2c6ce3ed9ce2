#!/usr/bin/env python3
"""Writes totals.csv and totals_over_time.csv, worked out from the csv files alone and in exact decimals.

It shares no code and no thought with the product: the last row of a report that was recorded by then is what counts.
A total that exceptions.csv lists is written as it was "published" there, after checking the computed side.
"""
import csv
from decimal import Decimal


def read(name):
    return list(csv.DictReader(open(name, encoding="utf-8")))


parents = {row["code"]: row["parent"] for row in read("units.csv")}
over_time = {row["code"]: row["over_time"] for row in read("indicators.csv")}
template_of = {row["indicator"]: row["template"] for row in read("template_rows.csv")}
reports = read("reports.csv")
slips = {(e["unit"], e["period"], e["known_at"], e["indicator"]): e for e in read("exceptions.csv")}
MONTHLY = [i for i in over_time if template_of[i] == "kt-thang"]
DAILY = [i for i in over_time if template_of[i] == "thien-tai"]


def within(unit, root):
    while unit and unit != root:
        unit = parents[unit]
    return bool(unit)


def in_force(known_at):
    """The cells of each report as known then; a row without cells stays in it as a withdrawal."""
    latest = {}
    for row in reports:
        if not known_at or row["recorded_at"] <= known_at:
            latest[row["template"], row["unit"], row["period"]] = row
    return latest.values()


def total(indicator, root, first, last, known_at):
    by_unit = {}
    for row in in_force(known_at):
        if row["template"] == template_of[indicator] and first <= row["period"] <= last and within(row["unit"], root):
            if row[indicator] != "":
                by_unit.setdefault(row["unit"], {})[row["period"]] = Decimal(row[indicator])
    if not by_unit:
        return ""
    if over_time[indicator] == "sum":
        return sum(value for periods in by_unit.values() for value in periods.values())
    return sum(periods[max(periods)] for periods in by_unit.values())


def published(root, period, first, last, known_at, indicators):
    cells = []
    for indicator in over_time:
        value = total(indicator, root, first, last, known_at) if indicator in indicators else ""
        if slip := slips.pop((root, period, known_at, indicator), None):
            assert Decimal(slip["computed"]) == value, f"exceptions.csv says {slip['computed']}, computed {value}: {slip}"
            value = slip["published"]
        cells.append(value)
    return cells


def write(name, header, rows):
    with open(name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([*header, *over_time])
        out.writerows(rows)


MONTHS = ["2026-07", "2026-08", "2026-09"]
DAYS = [f"2026-08-{day:02}" for day in range(1, 32)]
GROUPS = ["HN", "CUM-BAC", "CUM-TAY"]
THEN = ["2026-07-18T02:15:00Z", "2026-07-24T03:39:59Z", "2026-07-24T03:40:00Z", "2026-08-28T09:30:00Z",
        "2026-09-01T00:00:00Z", "2026-09-25T04:00:00Z"]
FLOOD = ["2026-08-05T09:00:00Z", "2026-08-11T05:59:59Z", "2026-08-11T06:00:00Z", "2026-08-23T12:00:00Z",
         "2026-08-24T01:10:00Z"]

write("totals.csv", ["unit", "period", "known_at"], [
    [unit, period, known_at, *published(unit, period, period, period, known_at, indicators)]
    for known_at, units, periods, indicators in [
        ("", list(parents), MONTHS, MONTHLY), ("", GROUPS, DAYS, DAILY),
        *((then, GROUPS, MONTHS, MONTHLY) for then in THEN), *((then, ["HN"], DAYS, DAILY) for then in FLOOD)]
    for unit in units for period in periods
    if not known_at or any(row["period"] == period and row["recorded_at"] <= known_at for row in reports)])

write("totals_over_time.csv", ["unit", "from", "to", "known_at"], [
    [unit, first, last, known_at, *published(unit, f"{first}/{last}", first, last, known_at, indicators)]
    for known_at, first, last, indicators in [
        ("", "2026-07", "2026-09", MONTHLY), ("", "2026-07", "2026-08", MONTHLY),
        ("2026-08-28T09:30:00Z", "2026-07", "2026-09", MONTHLY), ("2026-09-05T01:20:00Z", "2026-07", "2026-09", MONTHLY),
        ("", "2026-08-01", "2026-08-31", DAILY), ("2026-08-11T06:00:00Z", "2026-08-01", "2026-08-31", DAILY),
        ("2026-08-23T12:00:00Z", "2026-08-15", "2026-08-21", DAILY)]
    for unit in [*GROUPS, "X03", "X06"]])

assert not slips, f"exceptions.csv lists cells that no total has: {list(slips)}"
