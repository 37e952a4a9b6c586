#!/usr/bin/env python3
"""Peers of SunsetBench on the files it wrote: NumPy for the scenarios, HiGHS (SciPy) for the order. One JSON object.
usage: sunset.py scenarios FOLDER COMMUNES | order FOLDER SEED SECONDS
"""
import json
import sys
import time

import numpy as np


def scenarios(folder, communes):
    falls = np.fromfile(f"{folder}/falls-{communes}.f32", np.float32).reshape(-1, 1000)
    months = np.fromfile(f"{folder}/months-{communes}.f32", np.float32)
    areas = np.fromfile(f"{folder}/areas-{communes}.f32", np.float32).reshape(-1, 7)
    answer = 0.0
    start = (time.perf_counter(), time.process_time())
    for area in areas:
        left = np.repeat(area[:3, None], 1000, axis=1)
        people = area[:3].sum()
        share = area[:3, None] / people if people > 0 else np.zeros((3, 1), np.float32)
        for fall, length in zip(falls, months):
            moved = left * np.exp(-area[3:6, None] * fall)
            left = moved if area[6] < 0 else np.maximum(moved, left - area[6] * length * share)
            low, middle, high = np.quantile(left.sum(axis=0), [0.1, 0.5, 0.9], method="nearest")
        answer += float(middle)
    return {"peer": f"NumPy {np.__version__}", "answer": answer, **used(start)}


def order(folder, seed, limit):
    """x[c, t] = 1 when cluster c is cut in month t."""
    import scipy
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import lil_matrix

    problem = json.load(open(f"{folder}/order-{seed}.json"))
    clusters = problem["clusters"]
    count, months = len(clusters), len(clusters[0]["values"])
    pairs = [(c, a) for c, cluster in enumerate(clusters) for a in cluster["after"]]
    rows = lil_matrix((count + 2 * months + len(pairs) * months, count * months))
    most = np.zeros(rows.shape[0])
    for c, cluster in enumerate(clusters):
        rows[c, c * months : (c + 1) * months] = 1
        most[c] = 1
        for t in range(months):
            for later in range(t, months):
                rows[count + later, c * months + t] = cluster["upgrades"]
            rows[count + months + t, c * months + t] = cluster["affected"][t]
    for t in range(months):
        most[count + t] = problem["upgrades"] * (t + 1)
        most[count + months + t] = problem["affected"]
    row = count + 2 * months
    for c, a in pairs:
        for t in range(months):
            rows[row, c * months : c * months + t + 1] = 1
            rows[row, a * months : a * months + t + 1] = -1
            row += 1
    upper = np.array([t >= cluster["first"] for cluster in clusters for t in range(months)], float)
    values = np.array([v for cluster in clusters for v in cluster["values"]])
    start = (time.perf_counter(), time.process_time())
    result = milp(
        -values, integrality=np.ones(count * months), bounds=Bounds(0, upper),
        constraints=LinearConstraint(rows.tocsr(), -np.inf, most), options={"time_limit": limit})
    value = -result.fun if result.x is not None else None
    bound = -result.mip_dual_bound if result.mip_dual_bound is not None else None
    return {"peer": f"HiGHS (SciPy {scipy.__version__})", "value": value, "bound": bound, **used(start)}


def used(start):
    return {"seconds": time.perf_counter() - start[0], "cpu_seconds": time.process_time() - start[1]}


if sys.argv[1] == "scenarios":
    print(json.dumps(scenarios(sys.argv[2], sys.argv[3])))
else:
    print(json.dumps(order(sys.argv[2], sys.argv[3], float(sys.argv[4]))))
