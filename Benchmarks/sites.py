#!/usr/bin/env python3
"""Writes a list of sites drawn inside the boxes of a sample province's parcels: no two at one place, the same bytes
for the same seed. Coordinates are of the province's grid, to the centimetre.
usage: sites.py land.gpkg ROWS OUT.csv
"""
import random, sqlite3, sys

land, rows, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
draw = random.Random(74)
boxes = sqlite3.connect(land).execute("select minx, maxx, miny, maxy from rtree_recorded_geom order by id").fetchall()
taken = set()
with open(out, "w") as file:
    file.write("site,operator,easting,northing,height\n")
    while len(taken) < rows:
        west, east, south, north = draw.choice(boxes)
        place = (round(draw.uniform(west, east) * 100), round(draw.uniform(south, north) * 100))
        if place in taken:
            continue
        taken.add(place)
        file.write("S%07d,Nhà mạng %s,%.2f,%.2f,%d\n" % (
            len(taken), draw.choice("ABC"), place[0] / 100, place[1] / 100, draw.randint(6, 60)))
