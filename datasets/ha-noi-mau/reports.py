#!/usr/bin/env python3
"""Writes reports.csv. The figures are invented; the same seed gives the same bytes."""
import csv
import datetime
import random
from decimal import Decimal

chance = random.Random(20260701)
COLUMNS = [row["code"] for row in csv.DictReader(open("indicators.csv", encoding="utf-8"))]
COMMUNES = ["X01", "X02", "X03", "X04", "X05", "X06", "X07"]
RICE = {"X03", "X04", "X06", "X07"}
HOUSEHOLDS = {"X01": 26140, "X02": 18355, "X03": 21470, "X04": 12090, "X05": 17630, "X06": 9215, "X07": 14820}
rows = []


def amount(low, high, decimals):
    unit = Decimal(1).scaleb(-decimals)
    return Decimal(chance.randint(int(low / unit), int(high / unit))) * unit


def report(template, template_version, unit, period, version, recorded_at, cells):
    rows.append((recorded_at, len(rows), template, template_version, unit, period, version, cells))


def monthly(unit, month):
    domestic, other = amount(4, 30, 3), amount(1, 3, 3)
    cells = {"thu_noi_dia": domestic, "thu_khac": other, "thu_ngan_sach": domestic + other,
             "ho_dan": HOUSEHOLDS[unit] + 11 * month, "ho_ngheo": HOUSEHOLDS[unit] // 90 - 3 * month}
    if unit in RICE:  # The wards grow none: their cells stay empty, which is not the same as zero.
        cells["dien_tich_lua"] = amount(20, 180, 2)
        if month > 7:
            cells["san_luong_lua"] = (cells["dien_tich_lua"] * Decimal("5.8")).quantize(Decimal("0.1"))
    return cells


def sums(cells):
    return {**cells, "thu_ngan_sach": cells["thu_noi_dia"] + cells["thu_khac"]}


def months():
    first = {}
    for month, day in ((7, 18), (8, 18), (9, 18)):
        period, version = f"2026-{month:02}", 1 if month == 7 else 2
        for number, unit in enumerate(COMMUNES):
            cells = monthly(unit, month)
            if (unit, month) in {("X01", 7), ("X05", 9)}:  # A land sale: the warning about other revenue is broken.
                cells = sums({**cells, "thu_khac": cells["thu_noi_dia"] + Decimal("2.125")})
            if (unit, month) == ("X07", 9):  # A record harvest: the warning about the yield is broken.
                cells["san_luong_lua"] = (cells["dien_tich_lua"] * 7).quantize(Decimal("0.1"))
            first[unit, month] = cells
            at = f"2026-{month:02}-{day + number // 4}T{2 + number // 4:02}:15:00Z"
            report("kt-thang", version, unit, period, 1, at, cells)

    # One report is corrected three times; the last correction takes a figure out: its cell becomes empty.
    c = first["X03", 7]
    c = sums({**c, "thu_noi_dia": c["thu_noi_dia"] + Decimal("0.455")})
    report("kt-thang", 1, "X03", "2026-07", 2, "2026-07-24T03:40:00Z", c)
    c = {**c, "ho_ngheo": c["ho_ngheo"] - 14}
    report("kt-thang", 1, "X03", "2026-07", 3, "2026-08-03T08:05:00Z", c)
    report("kt-thang", 1, "X03", "2026-07", 4, "2026-08-18T02:15:00Z", {k: v for k, v in c.items() if k != "dien_tich_lua"})

    # Withdrawn since the figures were another commune's, and back eight days later; then corrected once more.
    c = first["X06", 8]
    report("kt-thang", 2, "X06", "2026-08", 2, "2026-08-28T09:30:00Z", {})
    c = sums({**c, "thu_khac": c["thu_khac"] + Decimal("0.080"), "dien_tich_lua": c["dien_tich_lua"] - Decimal("12.35")})
    c["san_luong_lua"] = (c["dien_tich_lua"] * Decimal("5.5")).quantize(Decimal("0.1"))
    report("kt-thang", 2, "X06", "2026-08", 3, "2026-09-05T01:20:00Z", c)
    report("kt-thang", 2, "X06", "2026-08", 4, "2026-09-21T07:45:00Z", {**c, "ho_ngheo": c["ho_ngheo"] + 2})

    # Corrected twice at one recorded time: the order of the rows counts.
    c = first["X02", 9]
    report("kt-thang", 2, "X02", "2026-09", 2, "2026-09-25T04:00:00Z", sums({**c, "thu_khac": Decimal("1.000")}))
    report("kt-thang", 2, "X02", "2026-09", 3, "2026-09-25T04:00:00Z", sums({**c, "thu_khac": Decimal("1.010")}))


def flood(unit, day):
    height = max(0, 9 - abs(day - 12)) + max(0, 5 - abs(day - 25))
    flooded = height * (HOUSEHOLDS[unit] // 700) + chance.randint(0, 9)
    return {"ho_ngap": flooded, "ho_so_tan": flooded // 4,
            "thiet_hai": (flooded * Decimal("3.7") + amount(0, 9, 1)).quantize(Decimal("0.1"))}


def days():
    for day in range(1, 32):
        date = datetime.date(2026, 8, day)
        for number, unit in enumerate(COMMUNES):
            cells = flood(unit, day)
            if (unit, day) == ("X04", 12):  # A whole village was evacuated ahead of the water: a broken warning.
                cells["ho_so_tan"] = cells["ho_ngap"] + 60
            if day < 3 and unit == "X05":  # Damage wasn't known on the first days.
                del cells["thiet_hai"]
            at = f"{date}T{9 if number < 5 else 10:02}:00:00Z"
            if unit == "X07" and day in (20, 21, 22):  # An outage: entered when the network was back.
                at = "2026-08-24T01:10:00Z"
            report("thien-tai", 1, unit, str(date), 1, at, cells)
            if (unit, day) in {("X01", 11), ("X03", 13), ("X06", 14)}:  # Damage was estimated anew.
                again = {**cells, "thiet_hai": cells["thiet_hai"] + amount(20, 90, 1)}
                report("thien-tai", 1, unit, str(date), 2, f"{date + datetime.timedelta(days=9)}T03:00:00Z", again)
            if (unit, day) == ("X02", 5):  # Entered and corrected within one second.
                report("thien-tai", 1, unit, str(date), 2, at, {**cells, "ho_ngap": cells["ho_ngap"] + 5})
            if (unit, day) == ("X06", 9):  # Withdrawn for good: it was a copy of the day before.
                report("thien-tai", 1, unit, str(date), 2, "2026-08-11T06:00:00Z", {})


def main():
    months()
    days()
    with open("reports.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["template", "template_version", "unit", "period", "report_version", "recorded_at", *COLUMNS])
        for at, _, template, template_version, unit, period, version, cells in sorted(rows, key=lambda row: row[:2]):
            out.writerow([template, template_version, unit, period, version, at, *(cells.get(c, "") for c in COLUMNS)])


main()
