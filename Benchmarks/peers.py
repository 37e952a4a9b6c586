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


def measure(operations, peer, items, run, answer=float):
    """One measurement for all operations that ask the same of the peer; `answer` is not timed."""
    seconds, found = [], None
    for _ in range(repeats):
        start = time.process_time()
        found = run()
        seconds.append(time.process_time() - start)
    rate = items / max(statistics.median(seconds), 1e-9)
    for operation in operations:
        print(
            json.dumps({"operation": operation, "peer": peer, "rate": rate, "answer": float(answer(found))}), flush=True
        )


def boxes_with_geoindex():
    from geoindex_rs import rtree

    boxes = doubles("boxes.f64", 4)

    def build(kind):
        builder = rtree.RTreeBuilder(len(boxes), 16, kind)
        builder.add(boxes.astype(kind))
        return builder.finish("hilbert")

    for kind in ("float64", "float32"):
        measure(["build"], f"geoindex-rs {kind}", len(boxes), lambda: (build(kind), len(boxes))[1])
    tree = build("float64")
    for hits in (0, 10, 1000):
        windows = doubles(f"windows{hits}.f64", 4).tolist()
        measure(
            [f"window-{hits}", f"batch-{hits}"], "geoindex-rs float64", len(windows),
            lambda: sum(len(rtree.search(tree, *w)) for w in windows),
        )
    places = doubles("places.f64", 2)

    def farthest(found):
        near = boxes[np.array([numbers for numbers in found])]
        x, y = places[:, None, 0], places[:, None, 1]
        dx = np.maximum(np.maximum(near[..., 0] - x, 0), x - near[..., 2])
        dy = np.maximum(np.maximum(near[..., 1] - y, 0), y - near[..., 3])
        return np.sqrt(dx * dx + dy * dy).max(axis=1).sum()

    for k in (1, 10):
        measure(
            [f"nearest-{k}", f"nearest-{k}-single"], "geoindex-rs float64", len(places),
            lambda: [rtree.neighbors(tree, x, y, max_results=k) for x, y in places.tolist()], farthest,
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
                [operation], "geopandas " + geopandas.__version__, len(tenth[points]),
                lambda: len(geopandas.sjoin(tenth[points], frame, predicate="covered_by")),
            )
            tree = shapely.STRtree(layer)
            tree.query(shapely.box(0, 0, 1, 1))
            measure(
                [operation], "shapely " + shapely.__version__, len(tenth[points]),
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
