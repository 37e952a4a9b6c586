#!/usr/bin/env python3
"""One maximal-covering instance by PySAL spopt (PuLP with CBC): value, status as spopt reports it, CBC's bound, seconds.
usage: siting.py FILE RADIUS P SECONDS     prints one JSON object; formats as `phusong solve`
"""
import json, re, sys, tempfile, time
import numpy as np
import pulp
from scipy.spatial.distance import cdist
from spopt.locate import MCLP

def read(path):
    lines = [line.split() for line in open(path).read().splitlines()[1:] if line.strip()]
    if lines[0][0] == "F":
        sites = np.array([[float(v) for v in l[2:4]] for l in lines if l[0] == "F"])
        points = np.array([[float(v) for v in l[2:5]] for l in lines if l[0] == "C"])
        return sites, points[:, :2], points[:, 2]
    rows = np.array([[float(v) for v in l[:3]] for l in lines])
    return rows[:, :2], rows[:, :2], rows[:, 2]

path, radius, p, limit = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
sites, points, weights = read(path)
start = time.time()
model = MCLP.from_cost_matrix(cdist(points, sites), weights, radius * (1 + 1e-12), p_facilities=p)
with tempfile.NamedTemporaryFile("r") as log:
    solver = pulp.PULP_CBC_CMD(msg=False, timeLimit=limit, threads=2, gapRel=0, logPath=log.name)
    model = model.solve(solver, results=False)
    seconds, text = time.time() - start, log.read()
value = pulp.value(model.problem.objective)
# Only the log has it, and only where the search was cut short; PuLP turns the sense, and with it the sign.
cut = re.search(r"^(?:Upper|Lower) bound:\s*(\S+)", text, re.MULTILINE)
print(json.dumps({
    "value": value, "bound": abs(float(cut[1])) if cut else value, "status": pulp.LpStatus[model.problem.status],
    "seconds": round(seconds, 2)}))
