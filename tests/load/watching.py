"""What is watched from outside during a load run: whether the server answers, and its memory."""

import csv
import subprocess
import sys
import threading
import time
from pathlib import Path

import requests

from tests.conftest import ROOT
from tests.load.notes import Notes


class Health(threading.Thread):
    """Has `/health` asked five times a second by a process of its own, which no crowd in this one delays."""

    def __init__(self, url: str, notes: Notes, stop: threading.Event, path: str = "/health") -> None:
        super().__init__(daemon=True)
        self.url, self.notes, self.stop = url + path, notes, stop

    def run(self) -> None:
        command = [sys.executable, "-m", "tests.load.watching", self.url]
        asking = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._listen, args=(asking,), daemon=True).start()
        self.stop.wait()
        asking.terminate()
        asking.wait()

    def _listen(self, asking: "subprocess.Popen[str]") -> None:
        for line in asking.stdout or ():
            if self.stop.is_set():
                return
            seconds, _, error = line.strip().partition(" ")
            if error:
                self.notes.failed("/health", OSError(error))
            else:
                self.notes.took("/health", float(seconds))


def ask(url: str) -> None:
    """Ask without end, and say how long each answer took, and what went wrong."""
    with requests.Session() as web:
        while True:
            time.sleep(0.2)
            began, error = time.monotonic(), ""
            try:
                web.get(url, timeout=60).raise_for_status()
            except requests.RequestException as wrong:
                error = f" {type(wrong).__name__}"
            print(f"{time.monotonic() - began:.4f}{error}", flush=True)


class Memory(threading.Thread):
    """Looks once a second at the memory of the server alone and with its reading children, in MiB."""

    def __init__(self, process: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.process, self.stop = process, stop
        self.curve: list[tuple[float, float, float]] = []

    def run(self) -> None:
        began = time.monotonic()
        while not self.stop.wait(1):
            kin = family(self.process)
            if not kin:
                return
            own = mebibytes(self.process)
            children = sum(map(mebibytes, kin[1:]))
            self.curve.append((time.monotonic() - began, own, own + children))

    def write(self, folder: Path) -> None:
        """`memory.csv` and `memory.svg`."""
        with (folder / "memory.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["seconds", "server_mib", "with_children_mib"])
            writer.writerows([round(number, 1) for number in row] for row in self.curve)
        (folder / "memory.svg").write_text(_drawn(self.curve), encoding="utf-8")


def family(process: int) -> list[int]:
    """A process and those below it; none when it has ended. As Linux tells it."""
    above: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            above[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue  # it ended while we looked
    kin = [process] if process in above else []
    for each in kin:
        kin += [child for child, parent in above.items() if parent == each]
    return kin


def mebibytes(process: int) -> float:
    """What a process holds in memory; 0 once it has ended."""
    try:
        told = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmRSS")), 0.0)


def _drawn(curve: list[tuple[float, float, float]]) -> str:
    """The curve as a picture of 720 x 260: the server, and dashed with its children."""
    last, most = max(row[0] for row in curve), max(row[2] for row in curve)
    top = 250 * (int(most / 250) + 1)

    def line(column: int, style: str) -> str:
        points = " ".join(f"{60 + 640 * row[0] / last:.1f},{220 - 190 * row[column] / top:.1f}" for row in curve)
        return f'<polyline points="{points}" fill="none" {style}/>'

    lines = line(2, 'stroke="#c2571a" stroke-dasharray="3 3"') + line(1, 'stroke="#2166ac" stroke-width="2"')
    marks = "".join(
        f'<text x="54" y="{224 - 190 * part:.0f}" text-anchor="end">{top * part:.0f}</text>'
        f'<line x1="60" x2="700" y1="{220 - 190 * part:.0f}" y2="{220 - 190 * part:.0f}" stroke="#c8ccd0"/>'
        for part in (0, 0.25, 0.5, 0.75, 1)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 260" font-family="sans-serif" font-size="12">'
        '<rect width="720" height="260" fill="#ffffff"/><text x="60" y="18">Memory in MiB over '
        f"{last / 60:.1f} minutes: the server, and dashed with its reading processes</text>{marks}"
        f"{lines}</svg>\n"
    )


if __name__ == "__main__":
    ask(sys.argv[1])
