#!/usr/bin/env bash
# Measures P.1812 over one site of 30 km radius at 30 m against Debian's splat-hd on the same tile, in processor time,
# P.1812 and ITM over single paths of 600 points, and the memory of a sweep over 36 million nodes.
#   coverage.sh [--quick] [--json] [--hgt TILE] [--only exact,sweep,p1812,itm,memory]
#       --quick: one thread, no memory; --hgt: the tile is drawn finer from that one; --only: some groups
# Needs the package "splat"; without it only ours is measured. Ours is built for the processor at hand.
set -euo pipefail
options=() hgt= json= only=exact,sweep
while (($#)); do
    case $1 in
    --quick) options+=(--quick) ;;
    --json) options+=(--json) json=yes ;;
    --hgt) hgt=$(realpath "$2"); shift ;;
    --only) options+=(--only "$2"); only=$2; shift ;;
    *) echo "bench: unknown option $1" >&2; exit 2 ;;
    esac
    shift
done
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$PWD/Benchmarks/.work
mkdir -p "$work"
build=(swift build --package-path Benchmarks --scratch-path Benchmarks/.build-native -c release
    --product CoverageBench -Xcc -march=native)
"${build[@]}" >"$work/build-coverage.log" 2>&1 || { tail -n 30 "$work/build-coverage.log" >&2; exit 1; }
bench=$("${build[@]}" --show-bin-path)/CoverageBench

# The peer reads where a tile lies from its name.
tile=$work/coverage/N44W072.hgt
mkdir -p "$work/coverage"
"$bench" tile "$tile" ${hgt:+"$hgt"}

if [[ $only != *exact* && $only != *sweep* ]]; then
    :  # nothing to compare with
elif command -v splat-hd >/dev/null; then
    run=$(mktemp -d)
    trap 'rm -rf "$run"' EXIT
    cd "$run"
    printf 'SITE\n44.5\n71.5\n30.0 meters\n' >site.qth
    printf '15.000\n0.005\n301.000\n900.000\n5\n1\n0.50\n0.50\n1000.0\n' >site.lrp
    srtm2sdf-hd "$tile" >/dev/null
    TIMEFORMAT=%U
    seconds=$({ time splat-hd -t site -L 1.5 -R 30 -metric -olditm -d "$run" -o map.ppm -N -f 900 >/dev/null 2>&1; } 2>&1)
    options+=(--peer "$seconds")
    cd - >/dev/null
else
    echo "bench: splat-hd is not installed, only ours is measured (Debian package splat)" >&2
fi
if [ -z "$json" ]; then
    swift --version 2>/dev/null | head -n 1
    grep -m 1 'model name' /proc/cpuinfo || true
    echo "ours: swift build -c release -Xcc -march=native, P.1812; splat-hd -olditm: ITM; load $(cut -d' ' -f1 /proc/loadavg)"
fi
"$bench" run "$tile" "${options[@]}"
