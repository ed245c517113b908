"""Executes every notebook from a clean kernel; a failing cell fails. With --update the new outputs are stored, otherwise nothing is.

Started by run.sh, which sets up Python and the packages.
"""

import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

FOLDER = Path(__file__).resolve().parent
LARGEST = 1_000_000
# A stored notebook shows nothing of the machine it ran on.
MACHINE_PATHS = ["/tmp/", "/home/", "/root/", "/Users/", str(FOLDER.parent)]


def executed(path):
    """The notebook with the outputs of a run from a clean kernel."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=1800,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(FOLDER)}},
        extra_arguments=["--log-level=40"],  # errors only
    )
    client.execute()
    return notebook


def faults(path):
    """What is wrong with a notebook as it is stored, in sentences."""
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if [cell.execution_count for cell in code] != list(range(1, len(code) + 1)):
        yield "was not executed in order from a clean kernel"
    if any(output.output_type in ("error", "stream") and output.get("name") != "stdout" for cell in code for output in cell.outputs):
        yield "holds an error or a warning"
    text = path.read_text()
    yield from (f"names a path of a machine, {found!r}" for found in MACHINE_PATHS if found in text)
    if path.stat().st_size > LARGEST:
        yield f"is larger than {LARGEST} bytes"


def main():
    update = "--update" in sys.argv[1:]
    chosen = [FOLDER / Path(name).name for name in sys.argv[1:] if not name.startswith("--")]
    failed = 0
    notebooks = sorted(chosen or FOLDER.glob("*.ipynb"))
    for path in notebooks:
        start = time.monotonic()
        try:
            notebook = executed(path)
            if update:
                nbformat.write(notebook, path)
            complaints = list(faults(path))
        except CellExecutionError as error:
            complaints = [f"fails:\n{error}"]
        failed += bool(complaints)
        print(f"{path.name}: {'ok' if not complaints else ''}{'; '.join(complaints)} ({time.monotonic() - start:.0f} s)", flush=True)
    remedy = "" if update or not failed else "; notebooks/run.sh --update stores new outputs"
    print(f"{len(notebooks) - failed} of {len(notebooks)} notebooks pass{remedy if failed else ''}")
    return 1 if failed or not notebooks else 0


if __name__ == "__main__":
    sys.exit(main())
