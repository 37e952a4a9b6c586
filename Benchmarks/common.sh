# What the benches share; read by each from the project's folder.
work=Benchmarks/.work
mkdir -p "$work"
# The bench solves the problems of the tests. Copies, because links do not outlive every way a project is handed on.
cp Sources/_TestSupport/SplitMix.swift Tests/SunsetTests/MadeProblems.swift Benchmarks/Sources/SunsetBench/

# Builds a product of the package Benchmarks and prints where it lies.
built() {
    swift build --package-path Benchmarks -c release --product "$1" >"$work/$1.log" 2>&1 ||
        { tail -n 30 "$work/$1.log" >&2; return 1; }
    echo "$(swift build --package-path Benchmarks -c release --show-bin-path)/$1"
}

# Installs peers from PyPI into a virtual environment of their own.
peers() {
    if [ ! -x "$work/venv/bin/python" ]; then python3 -m venv "$work/venv"; fi
    "$work/venv/bin/python" -m pip install --quiet "$@" >"$work/pip.log" 2>&1 ||
        { echo "bench: peers from PyPI could not be installed, see $work/pip.log; going on without them" >&2; return 1; }
}
