"""How long a sheet takes from its bytes to previewed tables and to the commit, against pandas, and how that grows.

`python tests/benchmarks/reading.py [ROWS ...]` prints one table: for each number of rows and each way wall and processor
seconds (own and children's) and the peak memory of this process and of its largest child, each way in a fresh
process, one after the other. The baseline is pandas with openpyxl on the same file.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

OURS = """
import os, sys, tempfile
os.environ["DASHBOARD_DATA_DIR"] = tempfile.mkdtemp()
from data.doubts.found import found
from data.store import open_store
from loaders.reader import read
content = open(sys.argv[1], "rb").read()
reading = read(content, "full.xlsx")
assert reading.accepted, reading.findings[:3]
store = open_store()
preview = store.preview(reading, "ergänzt")
doubts = [doubt.entry({}) for doubt in found(preview, preview.afterwards())]
mark("preview")
store.commit(preview, "Messung", doubts=doubts)
mark("commit")
"""

PANDAS = """
import sys, pandas
print(len(pandas.read_excel(sys.argv[1], engine="openpyxl")))
"""

CALAMINE = """
import sys, pandas
print(len(pandas.read_excel(sys.argv[1], engine="calamine")))
"""

WAYS = {"this dashboard, to the preview": OURS, "pandas, calamine": CALAMINE, "pandas, openpyxl": PANDAS}
BASE = "pandas, openpyxl"

MEASURED = """
import json, resource, sys, time
code = sys.argv.pop(1)
marks = {}
def used():
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return time.perf_counter() - start, sum(use.ru_utime + use.ru_stime for use in uses)
def mark(name):
    marks[name] = used()
start = time.perf_counter()
exec(compile(code, "measured", "exec"), {"__name__": "measured", "mark": mark})
mark("end")
print(json.dumps({
    **marks,
    "own": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "child": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
}))
"""


def measure(code: str, file: Path) -> dict:
    """Run `code` on `file` in a fresh interpreter; seconds (wall, processor) at each mark, and MiB."""
    command = [sys.executable, "-c", MEASURED, code, str(file)]
    done = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, capture_output=True
    )
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return json.loads(done.stdout.decode().splitlines()[-1])


def lines(found: dict[str, dict]) -> list[tuple[str, float, float, float, float]]:
    """Name, wall and processor seconds, own and child's MiB of each way; the commit is a line of its own."""
    listed = []
    for name, use in found.items():
        listed.append((name, *use.get("preview", use["end"]), use["own"], use["child"]))
        if "commit" in use:
            wall, cpu = (after - before for after, before in zip(use["commit"], use["preview"], strict=True))
            listed.append(("  and from there to the commit", wall, cpu, use["own"], 0))
    return listed


def main() -> None:
    """Write each sheet, measure each way once, print the ratios against pandas with openpyxl."""
    sys.path.insert(0, str(ROOT))
    from tests.benchmarks.full_sheet import FULL, write

    print(f"{'rows':>9} {'way':34} {'wall s':>8} {'cpu s':>8} {'ratio':>6} {'own MiB':>8} {'child MiB':>10}")
    for count in map(int, sys.argv[1:] or [10_000, 100_000, FULL]):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "full.xlsx"
            write(file, count)
            found = {name: measure(code, file) for name, code in WAYS.items()}
        base = found[BASE]["end"][1]
        for name, wall, cpu, own, child in lines(found):
            print(f"{count:9,} {name:34} {wall:8.1f} {cpu:8.1f} {cpu / base:6.2f} {own:8.0f} {child:10.0f}")


if __name__ == "__main__":
    main()
