#!/usr/bin/env bash
# `scripts/bench siting`: value, bound and time on published instances, with PySAL spopt (CBC) beside, and on generated
# provinces, where spopt cannot follow. Instances are read from $PHUSONG_SHARED/data or ../shared/data.
#   --json        one JSON object per line instead of the table
#   --quick       published instances only, and spopt at most 30 s each
#   --no-python   without spopt
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
json='' quick='' python=yes
while (($#)); do
    case $1 in
    --json) json=yes ;;
    --quick) quick=yes ;;
    --no-python) python='' ;;
    *) echo "bench siting: unknown option $1" >&2; exit 2 ;;
    esac
    shift
done

. Benchmarks/common.sh
bench=$(built SitingBench)
data=${PHUSONG_SHARED:-../shared}/data/siting

if [ -n "$python" ]; then peers spopt pulp scipy || python=''; fi

# Name, optimum proven elsewhere (- where none is known), ours, spopt's.
row() {
    python3 - "$json" "$@" <<'PY'
import json, sys
as_json, name, optimum, ours, peer = sys.argv[1:6]
ours, peer = json.loads(ours), json.loads(peer or "{}")
if as_json:
    print(json.dumps({"instance": name, "optimum": None if optimum == "-" else float(optimum), "ours": ours, "spopt": peer}))
else:
    proof = "optimal" if ours["optimal"] else f'gap {ours["gap_percent"]:.3f} %'
    beside = f'{peer["value"]:.0f} <= {peer["bound"]:.0f} "{peer["status"]}" {peer["seconds"]:.1f} s' if peer else "-"
    print(f'{name:34} {optimum:>8} {ours["value"]:12.0f} {ours["bound"]:14.1f} {proof:14} '
          f'{ours["seconds"]:7.2f} s {ours["cpu_seconds"]:7.2f} CPU-s {ours["peak_mebibytes"]:5} MiB   {beside}')
PY
}

[ -n "$json" ] || printf '%-34s %8s %12s %14s %14s %9s %13s %9s   %s\n' \
    instance optimum value bound proof time processor memory "spopt (CBC)"
while read -r file radius sites optimum; do
    [ -e "$data/$file" ] || { echo "bench: $data/$file is not there; skipped" >&2; continue; }
    ours=$("$bench" file "$data/$file" "$radius" p "$sites" 60)
    peer=''
    if [ -n "$python" ]; then
        peer=$("$work/venv/bin/python" Benchmarks/siting.py "$data/$file" "$radius" "$sites" "$([ -n "$quick" ] && echo 30 || echo 200)" \
            2>>"$work/python.log") || peer=''
    fi
    row "$(basename "$file") R$radius p$sites" "$optimum" "$ours" "$peer"
done <<'LIST'
sjc/SJC324.txt 800 1 5461
sjc/SJC324.txt 800 2 8790
sjc/SJC324.txt 800 3 11604
sjc/SJC324.txt 800 4 12106
sjc/SJC324.txt 800 5 12152
sjc/SJC500.txt 800 5 18859
sjc/SJC500.txt 800 8 19707
grid/grid_n100_m10000_f1_s1.dat 5.5 10 441545
grid/grid_n100_m10000_f1_s1.dat 5.5 15 498935
grid/grid_n100_m10000_f1_s1.dat 5.5 20 502399
grid/grid_n100_m10000_f1_s1.dat 6.25 15 502399
grid/grid_n100_m10000_f1_s1.dat 6.25 20 502399
grid/grid_n100_m100000_f1_s1.dat 5.5 10 4431761
LIST

[ -z "$quick" ] || exit 0
row "100k sites, 1.04M cells, p 300" - "$("$bench" province 1020 100000 p 300 60)" ''
row "100k sites, 1.04M cells, budget 300" - "$("$bench" province 1020 100000 b 300 60)" ''
row "200k sites, 2.02M cells, p 600" - "$("$bench" province 1420 200000 p 600 120 3)" ''
