#!/usr/bin/env bash
# Checks a seeded list of sites against a sample province of 100,000 parcels: four structures on three days of the law.
# Prints what the command prints (verdicts, rate, memory), processor seconds, and the lines counted in the file.
# usage: check.sh ROWS      PHUSONG names another binary than the checkout's release build
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rows=$1
work=Benchmarks/.work
mkdir -p "$work"
if [ -z "${PHUSONG:-}" ]; then
    swift build -c release --product phusong >"$work/build.log" 2>&1 || { tail -n 30 "$work/build.log" >&2; exit 1; }
    PHUSONG=$(swift build -c release --show-bin-path)/phusong
fi
if [ ! -e "$work/province/phusong.yaml" ]; then "$PHUSONG" sample --quiet --parcels 100000 --data GeoData "$work/province"; fi
if [ ! -e "$work/sites-$rows.csv" ]; then
    python3 Benchmarks/sites.py "$work/province/land.gpkg" "$rows" "$work/sites-$rows.csv"
fi
time "$PHUSONG" check "$work/province" --data GeoData --list "$work/sites-$rows.csv" --crs EPSG:9210 --brief \
    --as-of 2024-07-31 --as-of 2024-08-01 --as-of 2026-07-01 --out "$work/verdicts.csv"
awk -F, 'NR > 1 { lines++; places[$2] = 1 } END { printf "%d lines for %d sites\n", lines, length(places) }' "$work/verdicts.csv"
