"""How long a full sheet takes from its bytes to previewed tables, against pandas with openpyxl.

`python tests/benchmarks/reading.py [ROWS]` prints one table: wall seconds, processor seconds (own and
children's) and peak memory of the largest process, each way in a fresh process, one after the other.
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
from data.store import open_store
from loaders.reader import read
content = open(sys.argv[1], "rb").read()
reading = read(content, "full.xlsx")
assert reading.accepted, reading.findings[:3]
preview = open_store().preview(reading, "ergänzt")
print(len(reading.tables["ozg"]), preview.counts)
"""

PANDAS = """
import sys, pandas
print(len(pandas.read_excel(sys.argv[1], engine="openpyxl")))
"""

CALAMINE = """
import sys, pandas
print(len(pandas.read_excel(sys.argv[1], engine="calamine")))
"""

MEASURED = """
import json, resource, sys, time
code = sys.argv.pop(1)
start = time.perf_counter()
exec(compile(code, "measured", "exec"), {"__name__": "measured"})
own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "wall": time.perf_counter() - start,
    "cpu": sum(use.ru_utime + use.ru_stime for use in (own, children)),
    "own": own.ru_maxrss / 1024, "child": children.ru_maxrss / 1024,
}))
"""


def measure(code: str, file: Path) -> dict[str, float]:
    """Run `code` on `file` in a fresh interpreter; seconds and MiB."""
    command = [sys.executable, "-c", MEASURED, code, str(file)]
    done = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, capture_output=True
    )
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return json.loads(done.stdout.decode().splitlines()[-1])


def main() -> None:
    """Write the sheet, measure each way once, print the ratios against pandas with openpyxl."""
    sys.path.insert(0, str(ROOT))
    from tests.benchmarks.full_sheet import FULL, write

    count = int(sys.argv[1]) if len(sys.argv) > 1 else FULL
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "full.xlsx"
        write(file, count)
        print(f"{count:,} rows x 8 columns, {file.stat().st_size / 1e6:.1f} MB")
        ways = {"this dashboard, bytes to preview": OURS, "pandas, calamine": CALAMINE, "pandas, openpyxl": PANDAS}
        found = {name: measure(code, file) for name, code in ways.items()}
    base = found["pandas, openpyxl"]
    print(f"{'way':34} {'wall s':>8} {'cpu s':>8} {'cpu ratio':>9} {'process MiB':>12} {'child MiB':>10}")
    for name, use in found.items():
        ratio = use["cpu"] / base["cpu"]
        print(f"{name:34} {use['wall']:8.1f} {use['cpu']:8.1f} {ratio:9.2f} {use['own']:12.0f} {use['child']:10.0f}")


if __name__ == "__main__":
    main()
