"""Peers from PyPI on the files of `GeometryBench prepare`: one JSON object a line, rates per second of processor time.

usage: peers.py FOLDER [REPEATS]
"""
import json
import statistics
import sys
import time

import numpy as np

folder, repeats = sys.argv[1] + "/", int(sys.argv[2]) if len(sys.argv) > 2 else 1


def doubles(name, width):
    return np.fromfile(folder + name, np.float64).reshape(-1, width)


def measure(operation, peer, items, run, times=repeats):
    seconds, answer = [], 0
    for _ in range(times):
        start = time.process_time()
        answer = run()
        seconds.append(time.process_time() - start)
    rate = items / max(statistics.median(seconds), 1e-9)
    print(json.dumps({"operation": operation, "peer": peer, "rate": rate, "answer": float(answer)}), flush=True)


def boxes_with_geoindex():
    from geoindex_rs import rtree

    boxes = doubles("boxes.f64", 4)

    def build(kind):
        builder = rtree.RTreeBuilder(len(boxes), 16, kind)
        builder.add(boxes.astype(kind))
        return builder.finish("hilbert")

    for kind in ("float64", "float32"):
        measure("build", f"geoindex-rs {kind}", len(boxes), lambda: (build(kind), len(boxes))[1])
    tree = build("float64")
    for hits in (0, 10, 1000):
        windows = doubles(f"windows{hits}.f64", 4).tolist()
        for operation in (f"window-{hits}", f"batch-{hits}"):
            measure(
                operation, "geoindex-rs float64", len(windows), lambda: sum(len(rtree.search(tree, *w)) for w in windows)
            )


def layers():
    import geopandas
    import shapely

    def polygons(name):
        starts = np.fromfile(folder + name + ".i64", np.int64)
        return shapely.from_ragged_array(
            shapely.GeometryType.POLYGON, doubles(name + ".f64", 2), (starts, np.arange(len(starts)))
        )

    # A tenth of the points gives the rate; the answer is compared on the same tenth.
    tenth = {}
    for name in ("points", "sorted"):
        xy = doubles(name + ".f64", 2)
        tenth[name] = geopandas.GeoDataFrame(geometry=shapely.points(xy[: len(xy) // 10]))
    zones = polygons("zones")
    parcels = polygons("parcels")
    for layer, asked in (
        (zones, (("zones", "sorted"), ("zones-random", "points"))),
        (parcels, (("parcels", "points"), ("parcels-sorted", "sorted"), ("parcels-small", "points"))),
    ):
        frame = geopandas.GeoDataFrame(geometry=layer)
        for operation, points in asked:
            measure(
                operation, "geopandas " + geopandas.__version__, len(tenth[points]),
                lambda: len(geopandas.sjoin(tenth[points], frame, predicate="covered_by")),
            )
            tree = shapely.STRtree(layer)
            tree.query(shapely.box(0, 0, 1, 1))
            measure(
                operation, "shapely " + shapely.__version__, len(tenth[points]),
                lambda: tree.query(tenth[points].geometry.values, predicate="covered_by").shape[1],
            )
    some = zones[:200]
    tree = shapely.STRtree(parcels)
    pairs = [0]

    def overlay():
        shapely.prepare(some)
        zone, parcel = tree.query(some, predicate="intersects")
        whole = shapely.contains_properly(some[zone], parcels[parcel])
        area = shapely.area(parcels[parcel[whole]]).sum()
        shared = shapely.area(shapely.intersection(some[zone[~whole]], parcels[parcel[~whole]]))
        pairs[0] = int(whole.sum() + (shared > 0).sum())
        return area + shared.sum()

    start = time.process_time()
    answer = overlay()
    rate = pairs[0] / (time.process_time() - start)
    peer = "shapely " + shapely.__version__
    print(json.dumps({"operation": "overlay", "peer": peer, "rate": rate, "answer": float(answer)}), flush=True)


boxes_with_geoindex()
layers()
