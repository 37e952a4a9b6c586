#!/usr/bin/env python3
"""Reference coordinates for one inner point of each of the 63 provinces of Vietnam (until 2025-06-30).

The oracles are PROJ's commands `cs2cs`, with the datum operation EPSG:6960 as `+towgs84`, and `cct`, given the zone as a plain transverse Mercator and the datum operation with the
seven parameters of EPSG:6960 written out, checked against `projinfo`. Meridians are read from the printed table in
the notes (vietnam.md, A4); the two provinces it leaves out (Vinh Phuc, Hoa Binh) from the areas of EPSG:5897 and
EPSG:9211 as `projinfo` prints them. Nothing of the code under test is used.

usage: vn2000_provinces.py PROVINCES.topojson UNITS.json NOTES.md > Tests/GeometryTests/Vectors/vn2000_provinces.csv
"""

import json
import re
import subprocess
import sys
import unicodedata

SHIFT = {
    "x": "-191.90441429", "y": "-39.30318279", "z": "-111.45032835",
    "rx": "-0.00928836", "ry": "0.01975479", "rz": "-0.00427372", "s": "0.252906278",
}
# The same operation as cs2cs takes it: rotations of a position vector have the other sign.
POSITION_VECTOR = "-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278"
ALIASES = {"br vt": "ba ria vung tau", "hcm": "ho chi minh", "hue": "thua thien hue"}


def key(name):
    """Name without accents, blanks and the words for province and city."""
    plain = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower().strip()
    plain = re.sub(r"^(tinh |thanh pho |tp[. ]+)\s*", "", plain)
    plain = re.sub(r"[^a-z]+", " ", plain).strip()
    return ALIASES.get(plain, plain)


def run(*command, text=None):
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def polygons(topology):
    """Name and rings of every polygon; arcs are delta-coded integers."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)

    def ring(numbers):
        line = []
        for n in numbers:
            part = arcs[n] if n >= 0 else arcs[~n][::-1]
            line += part if not line else part[1:]
        return line

    for geometry in next(iter(topology["objects"].values()))["geometries"]:
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        yield geometry["properties"]["ten_tinh"], [[ring(r) for r in part] for part in parts]


def inner_point(parts):
    """Middle of the longest stretch inside on nine parallels through the largest part, rounded to 1e-3 degree."""
    def area(r):
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(r, r[1:] + r[:1]))) / 2

    rings = max(parts, key=lambda part: area(part[0]))
    south, north = min(p[1] for p in rings[0]), max(p[1] for p in rings[0])
    best = (0, None)
    for i in range(1, 10):
        y = round(south + (north - south) * i / 10, 3)
        xs = sorted(
            a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
            for r in rings for a, b in zip(r, r[1:] + r[:1]) if (a[1] > y) != (b[1] > y))
        for left, right in zip(xs[::2], xs[1::2]):
            if right - left > best[0]:
                best = (right - left, (round((left + right) / 2, 3), y))
    return best[1]


def meridians(notes):
    table = {}
    for line in notes.splitlines():
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if len(cells) != 3 or not re.match(r"10\d", cells[0]) or not re.search(r"\d{4}", cells[1]):
            continue
        degrees = [float(m) for m in cells[0].split(" / ")]
        groups = cells[2].replace("*", "").split(" / ")
        assert len(degrees) == len(groups), line
        for degree, group in zip(degrees, groups):
            for name in group.split(","):
                assert key(name) not in table, name
                table[key(name)] = degree
    for code, name, degree in [(5897, "Vinh Phuc", 105.0), (9211, "Hoa Binh", 106.0)]:
        wkt = run("projinfo", f"EPSG:{code}", "-o", "WKT2:2019")
        assert name in wkt and f'"Longitude of natural origin",{degree:g}' in wkt, code
        table[key(name)] = degree
    return table


def main(boundaries, units, notes):
    registered = run("projinfo", "EPSG:6960", "-k", "operation", "-o", "PROJ")
    for name, value in SHIFT.items():
        assert f"+{name}={value}" in registered, name
    assert "+convention=coordinate_frame" in registered
    version = re.search(r"Rel\. ([\d.]+)", subprocess.run(["cs2cs"], capture_output=True, text=True).stderr).group(1)

    codes = {key(u["name"]): (u["level1_id"], u["name"]) for u in json.load(open(units))["data"]}
    central = meridians(open(notes).read())
    rows = []
    for name, parts in polygons(json.load(open(boundaries))):
        code = codes[key(name)][0]
        meridian = central.pop(key(name))
        lon, lat = inner_point(parts)
        shift = " ".join(f"+{k}={v}" for k, v in SHIFT.items())
        pipeline = (
            "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
            "+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 "
            f"+step +inv +proj=helmert {shift} +convention=coordinate_frame "
            "+step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 "
            f"+step +proj=tmerc +lat_0=0 +lon_0={meridian} +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84")
        east, north = run("cct", "-d", "6", *pipeline.split(), text=f"{lon} {lat} 0 0\n").split()[:2]
        back = run("cct", "-I", "-d", "10", *pipeline.split(), text=f"{east} {north} 0 0\n").split()[:2]
        grid = (
            f"+proj=tmerc +lat_0=0 +lon_0={meridian} +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 "
            f"+towgs84={POSITION_VECTOR} +units=m +type=crs")
        by_cs2cs = run("cs2cs", "-f", "%.6f", "EPSG:4326", "+to", *grid.split(), text=f"{lat} {lon}\n").split()[:2]
        rows.append((code, name, f"{meridian:g}", f"{lon:.3f}", f"{lat:.3f}", east, north, *back, *by_cs2cs))
    assert len(rows) == 63 and not central, (len(rows), central)

    print("# One inner point of each of the 63 provinces of before 2025-07-01, WGS 84 and VN-2000 3-degree zone.")
    print(f"# Tool: cct of PROJ {version} (scripts/vectors/vn2000_provinces.py), EPSG register v10.076.")
    print("# Operation: EPSG:6960 with its parameters written out, then transverse Mercator k = 0.9999, x0 = 500000 m.")
    print("# Units: longitude, latitude, meridian in degrees; easting, northing in metres. Tolerance: 0.001 m.")
    print("# The way back starts at height 0 on VN-2000, so it ends up to 1.3 mm from where the way there began.")
    print("# The last two columns are cs2cs's, given the same seven parameters as +towgs84.")
    print("code,name,meridian,longitude,latitude,easting,northing,longitude_back,latitude_back,easting_cs2cs,northing_cs2cs")
    for row in sorted(rows):
        print(",".join(row))


main(*sys.argv[1:])
