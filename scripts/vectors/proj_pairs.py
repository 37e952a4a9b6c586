#!/usr/bin/env python3
"""Reference coordinates for pairs of systems that do not cross from VN-2000 to another datum.

The oracle is PROJ's command `cs2cs`, axes put into longitude/easting first order by hand.

usage: proj_pairs.py > Tests/GeometryTests/Vectors/proj_pairs.csv
"""

import re
import subprocess

# from, to, x, y, why; y first for the codes whose register order is latitude first.
LATITUDE_FIRST = {4326, 4756, 4269, 4277}
PAIRS = [
    (9210, 9214, 594000.0, 1213000.0, "two VN-2000 zones share the datum"),
    (9205, 3405, 412345.67, 2381234.5, "3-degree zone to the 6-degree zone"),
    (3406, 9218, 203456.0, 1456789.0, "6-degree zone to the 3-degree zone"),
    (5897, 4756, 500000.0, 2325000.0, "zone to VN-2000 degrees"),
    (4756, 5899, 108.2, 16.05, "VN-2000 degrees to zone"),
    (2263, 4326, 987654.0, 212345.0, "US survey feet"),
    (4326, 2263, -73.98, 40.75, "US survey feet"),
    (3857, 4326, 11872000.0, 1234567.0, "web Mercator"),
    (4326, 32648, 106.65, 11.04, "UTM 48N"),
    (27700, 4326, 530000.0, 180000.0, "another ellipsoid"),
]


def run(source, target, x, y):
    first, second = (y, x) if source in LATITUDE_FIRST else (x, y)
    out = subprocess.run(
        ["cs2cs", "-f", "%.10f", f"EPSG:{source}", f"EPSG:{target}"],
        input=f"{first!r} {second!r}\n", capture_output=True, text=True, check=True).stdout.split()
    return (out[1], out[0]) if target in LATITUDE_FIRST else (out[0], out[1])


version = re.search(r"Rel\. ([\d.]+)", subprocess.run(["cs2cs"], capture_output=True, text=True).stderr).group(1)
print("# Pairs of coordinate systems, longitude or easting first.")
print(f"# Tool: cs2cs of PROJ {version} (scripts/vectors/proj_pairs.py), EPSG register v10.076, PROJ's own choice of operation.")
print("# Units: those of each system. Tolerance: 0.001 m or 1e-8 degree.")
print("from,to,x,y,x2,y2,reason")
for source, target, x, y, why in PAIRS:
    x2, y2 = run(source, target, x, y)
    print(f"{source},{target},{x!r},{y!r},{x2},{y2},{why}")
