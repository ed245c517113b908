"""Runs matchday and reads what it writes, so that a notebook's cells can stay short.

The binary is that of the environment variable MATCHDAY, else target/release/matchday of this checkout, else the one on the PATH.
NOTEBOOK_REPLICATES sets how often every season is simulated, whatever a notebook asks for: a few for a trial, many for a paper.
Results go into a temporary folder that ends with the notebook's kernel.
"""

import json
import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import polars as pl
from IPython.display import Markdown, display

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = ROOT / "scenarios"
_kept = tempfile.TemporaryDirectory(prefix="matchday-notebook-")
RUNS = Path(_kept.name)

# Okabe and Ito's colours, told apart with any kind of colour vision; markers and labels say the same without colour.
BLUE, ORANGE, GREEN, PURPLE, VERMILION, SKY, GREY = "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#595959"

plt.rcParams.update({
    "figure.figsize": (7.6, 4.2), "figure.dpi": 100, "figure.constrained_layout.use": True, "font.size": 10.5,
    "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True, "grid.color": "#e6e6e6", "axes.axisbelow": True,
    "axes.titlesize": 11.5, "axes.titleweight": "bold", "axes.titlelocation": "left", "legend.frameon": False,
})  # fmt: skip


def binary():
    """The matchday command that the notebook runs."""
    built = ROOT / "target" / "release" / "matchday"
    found = os.environ.get("MATCHDAY") or (str(built) if built.exists() else shutil.which("matchday"))
    if found is None:
        raise FileNotFoundError("matchday was not found: run `cargo build --release`, or set MATCHDAY to its path")
    return found


def replicates(usual):
    """How often a season is simulated: NOTEBOOK_REPLICATES where it is set, else what the notebook usually asks for."""
    return int(os.environ.get("NOTEBOOK_REPLICATES") or usual)


def matchday(*arguments, show=True, fails=False):
    """Runs one command in the top folder and returns what it prints; a failure that was not expected ends the cell."""
    arguments = [str(one) for one in arguments]
    if show:
        print("$", without_machine_paths(shlex.join(["matchday", *arguments])))
    done = subprocess.run([binary(), *arguments], cwd=ROOT, capture_output=True, text=True)
    if (done.returncode != 0) != fails:
        raise RuntimeError(f"matchday {shlex.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
    return without_machine_paths(done.stdout + (done.stderr if fails else ""))


def without_machine_paths(text):
    """The same text with paths as seen from the top folder; the temporary folder reads `runs`."""
    return text.replace(str(RUNS), "runs").replace(f"{ROOT}/", "").replace(str(ROOT), ".")


def run(command, scenario, *options, name, times, show=True):
    """Runs simulate, compare or sweep so many times, quietly, and returns the folder of its tables."""
    folder = RUNS / name
    matchday(command, scenario, *options, "--replicates", replicates(times), "--quiet", "--out", folder, show=show)
    return folder


def simulate(scenario, *options, name, times=1000, show=True):
    """`matchday simulate`; returns the folder of its tables."""
    return run("simulate", scenario, *options, name=name, times=times, show=show)


def compare(scenario, *options, name, times=1000, show=True):
    """`matchday compare`; returns the folder of its tables."""
    return run("compare", scenario, *options, name=name, times=times, show=show)


def sweep(scenario, *options, name, times=200, show=True):
    """`matchday sweep`; returns the folder of its tables."""
    return run("sweep", scenario, *options, name=name, times=times, show=show)


def write_scenario(name, text):
    """Writes a scenario into the folder of runs and returns its path."""
    path = RUNS / name
    path.write_text(text)
    return path


NUMBERS = ["estimate", "mcse", "ci_low", "ci_high", "p05", "p50", "p95", "difference", "base", "variant_estimate", "gain"]


def read(folder, table):
    """A table of a run: numbers as floats, everything else as text, empty cells as null."""
    frame = pl.read_csv(folder / f"{table}.csv", infer_schema=False)
    return frame.with_columns(pl.col(name).cast(pl.Float64) for name in NUMBERS if name in frame.columns)


def seasons(folder):
    """One row for each simulated season, with the main figures."""
    return pl.read_parquet(folder / "replicates.parquet")


def manifest(folder):
    """How the run came about."""
    return json.loads((folder / "manifest.json").read_text())


def one(frame, **where):
    """The only row with these values (None for an empty cell), as a dictionary; anything but one row is an error."""
    for column, value in where.items():
        frame = frame.filter(pl.col(column).is_null() if value is None else pl.col(column) == str(value))
    if frame.height != 1:
        raise LookupError(f"{frame.height} rows have {where}, expected 1")
    return frame.row(0, named=True)


def rows(frame, **where):
    """All rows with these values, in the table's order."""
    for column, value in where.items():
        frame = frame.filter(pl.col(column).is_null() if value is None else pl.col(column) == str(value))
    return frame


def percent(row, digits=1):
    """An estimated share with its Monte Carlo standard error: 73.8% ± 0.1."""
    return f"{100 * row['estimate']:.{digits}f}% ± {100 * row['mcse']:.{digits}f}"


def points(row, digits=1):
    """A difference of shares in percentage points, with its paired Monte Carlo standard error: +1.9 ± 0.1 points."""
    return f"{100 * row['difference']:+.{digits}f} ± {100 * row['mcse']:.{digits}f} points".replace("-", "−")


def between_seasons(row, digits=0):
    """What 90% of single seasons show: 70% to 77%."""
    return f"{100 * row['p05']:.{digits}f}% to {100 * row['p95']:.{digits}f}%"


def say(text):
    """Shows a sentence, in Markdown, with the numbers of this very run."""
    display(Markdown(text))


def table(columns, lines):
    """Shows a small table, in Markdown: the first column left, all others right."""
    head = ["| " + " | ".join(columns) + " |", "|" + "|".join([":--"] + ["--:"] * (len(columns) - 1)) + "|"]
    say("\n".join(head + ["| " + " | ".join(str(cell) for cell in line) + " |" for line in lines]))


def percent_axis(axis, low=None, high=None):
    """Writes an axis of shares (`ax.xaxis` or `ax.yaxis`) in percent, between two shares where they are given."""
    axis.set_major_formatter(lambda value, _: f"{100 * value:g}%")
    if low is not None:
        (axis.axes.set_xlim if axis.axis_name == "x" else axis.axes.set_ylim)(low, high)
