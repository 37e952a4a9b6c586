#!/usr/bin/env bash
# `scripts/bench sunset`: terminals left in all communes of a province and of the country over 1,000 scenarios, beside
# NumPy; and the order of 300 clusters in 24 months with its bound, beside HiGHS with the time limit of the acceptance.
#   --json        one JSON object per line instead of the table
#   --quick       HiGHS at most 10 s, one seed
#   --no-python   without peers
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
json='' limit=30 seeds='1 2 3' python=yes
while (($#)); do
    case $1 in
    --json) json=yes ;;
    --quick) limit=10 seeds=1 ;;
    --no-python) python='' ;;
    *) echo "bench sunset: unknown option $1" >&2; exit 2 ;;
    esac
    shift
done

. Benchmarks/common.sh
mkdir -p "$work/sunset"
bench=$(built SunsetBench)
if [ -n "$python" ]; then peers numpy scipy || python=''; fi

row() {
    python3 - "$json" "$1" "$2" <<'PY'
import json, sys
as_json, ours, peer = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3] or "{}")
scenarios = ours["operation"] == "scenarios"
ratio = peer["cpu_seconds"] / ours["cpu_seconds"] if peer else None
if scenarios and peer:
    same = abs(peer["answer"] - ours["answer"]) <= 1e-4 * ours["answer"]
if as_json:
    print(json.dumps({"ours": ours, "peer": peer, "ratio": ratio}))
elif scenarios:
    beside = f'{peer["peer"]} {peer["cpu_seconds"]:.2f} CPU-s, ratio {ratio:.1f}, {"same" if same else "OTHER"} answer' if peer else "-"
    print(f'{ours["communes"]} communes x 1000 scenarios x 24 months x 3 strata: {ours["seconds"]:.2f} s '
          f'({ours["cpu_seconds"]:.2f} CPU-s)   {beside}')
else:
    def gap(r): return f'{r["value"]:.0f} <= {r["bound"]:.0f}, gap {100 * (r["bound"] - r["value"]) / r["bound"]:.2f} %'
    beside = "-" if not peer else f'{peer["peer"]} {peer["seconds"]:.1f} s, ' + (gap(peer) if peer["value"] else "no order found")
    print(f'300 clusters x 24 months, seed {ours["seed"]}: {ours["seconds"]:.1f} s ({ours["cpu_seconds"]:.1f} CPU-s), {gap(ours)}, '
          f'{ours["violations"]} limits broken   {beside}')
PY
}
peer() { [ -z "$python" ] || "$work/venv/bin/python" Benchmarks/sunset.py "$@" 2>>"$work/python.log"; }

"$bench" country "$work/sunset" | while read -r ours; do
    row "$ours" "$(peer scenarios "$work/sunset" "$(python3 -c 'import json,sys; print(json.loads(sys.argv[1])["communes"])' "$ours")")"
done
for seed in $seeds; do
    ours=$("$bench" order "$work/sunset" "$seed")
    row "$ours" "$(peer order "$work/sunset" "$seed" "$limit")"
done
