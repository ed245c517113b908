#!/usr/bin/env bash
# Executes all notebooks from a clean kernel, with few replicates, and leaves the stored ones as they are: a failing cell fails.
#   notebooks/run.sh                       a trial of all
#   notebooks/run.sh --update              runs with the usual replicates (some minutes) and stores the outputs
#   notebooks/run.sh --update 03_adding_a_position.ipynb
# Needs the release build and Python 3.11 or later; the packages of requirements.txt go into target/notebooks-venv.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$PWD/target/notebooks-venv

if ! python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
    if command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
        apt-get update -qq
        apt-get install -y -qq python3-venv > /dev/null
    else
        echo "Python 3.11 or later with its venv module is missing: install it (Debian: apt-get install python3-venv), then run this again" >&2
        exit 1
    fi
fi
[ -x "${MATCHDAY:-target/release/matchday}" ] || cargo build --quiet --locked --release

# The venv is made anew only when the pinned versions change.
if ! cmp -s notebooks/requirements.txt "$venv/requirements.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r notebooks/requirements.txt
    cp notebooks/requirements.txt "$venv/"
fi

case " $* " in
*" --update "*) ;;
*) export NOTEBOOK_REPLICATES=${NOTEBOOK_REPLICATES:-20} ;;
esac
# Nobody's own settings of Jupyter and matplotlib take part, and none are written.
export IPYTHONDIR=$venv/ipython JUPYTER_CONFIG_DIR=$venv/jupyter JUPYTER_DATA_DIR=$venv/jupyter MPLCONFIGDIR=$venv/matplotlib
export JUPYTER_PLATFORM_DIRS=1 PYTHONDONTWRITEBYTECODE=1
exec "$venv/bin/python" notebooks/execute.py "$@"
