"""Adds up what gcov says of a build with --coverage: lines of core/<layer> that were run.

    python3 scripts/coverage.py build/coverage crypto http auth

A line that several programs or templates contain counts once, and as run if any of them ran it."""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

MOST_SHOWN = 12


def lines_by_file(folder: Path, root: Path) -> dict[str, dict[int, bool]]:
    found: dict[str, dict[int, bool]] = defaultdict(dict)
    for notes in sorted(folder.rglob("*.gcno")):
        told = subprocess.run(
            ["gcov", "--json-format", "--stdout", str(notes)], capture_output=True, text=True, cwd=folder
        )
        for report in told.stdout.splitlines():
            for file in json.loads(report)["files"]:
                path = (folder / file["file"]).resolve()
                if not path.is_relative_to(root / "core"):
                    continue
                lines = found[str(path.relative_to(root))]
                for line in file["lines"]:
                    number = line["line_number"]
                    lines[number] = lines.get(number, False) or line["count"] > 0
    return found


def main() -> int:
    folder = Path(sys.argv[1]).resolve()
    root = Path(__file__).resolve().parent.parent
    files = lines_by_file(folder, root)
    missed: list[tuple[int, str, list[int]]] = []
    for layer in sys.argv[2:]:
        own = {path: lines for path, lines in files.items() if path.startswith(f"core/{layer}/")}
        total = sum(len(lines) for lines in own.values())
        run = sum(sum(lines.values()) for lines in own.values())
        print(f"core/{layer}: {100 * run / max(total, 1):.1f} % of {total} lines")
        for path, lines in own.items():
            if left := sorted(number for number, was_run in lines.items() if not was_run):
                missed.append((len(left), path, left))
    for count, path, left in sorted(missed, reverse=True)[:MOST_SHOWN]:
        print(f"  {path}: {count} not run: {', '.join(map(str, left[:MOST_SHOWN]))}{' …' if count > MOST_SHOWN else ''}")
    return 0


sys.exit(main())
