#!/usr/bin/env python3
"""Fails on what a compiler does not see: files over 400 lines, unfinished work, weak code
outside exercises/, HTML written from strings, and an attack agent that has not a file of its own
which begins with its name. Run from the repository root."""

import os
import pathlib
import re
import sys

CODE = {".h", ".cpp", ".ts", ".js", ".mjs", ".py", ".sh", ".css"}
MAX_LINES = 400
RULES = [
    # (what may not be, where, except where)
    (re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"), "", "exercises/"),
    (re.compile(r"VULNERABLE:"), "", "exercises/"),
    (re.compile(r"\.innerHTML\b|insertAdjacentHTML|unsafeHTML"), "web/", ""),
    (re.compile(r"\.(skip|only|todo)\("), "tests/", ""),
]

# What is installed or built, by name wherever it lies, as in .gitignore: the tree may have come without Git.
MADE = {"build", "node_modules", "dist", "__pycache__", ".git"}
AGENTS = pathlib.Path("core/attack")
MAKER = re.compile(r"^std::unique_ptr<Agent> make_(\w+)\(\)", re.MULTILINE)


def written():
    for folder, below, names in os.walk("."):
        # web/build is ours.
        below[:] = [name for name in below if name not in MADE or (folder, name) == ("./web", "build")]
        yield from (path for name in names if (path := pathlib.Path(folder, name)).suffix in CODE)


def problems_of(path):
    name = path.as_posix()
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) > MAX_LINES:
        yield f"{name}: {len(lines)} lines; split it (at most {MAX_LINES})"
    if name == "scripts/check_tree.py":
        return
    for pattern, where, unless in RULES:
        if not name.startswith(where) or (unless and name.startswith(unless)):
            continue
        for number, line in enumerate(lines, 1):
            if pattern.search(line):
                yield f"{name}:{number}: {line.strip()}"


def problems_of_agents():
    declared = set(MAKER.findall((AGENTS / "every_agent.h").read_text(encoding="utf-8")))
    for path in sorted(AGENTS.glob("*.cpp")):
        text = path.read_text(encoding="utf-8")
        for name in MAKER.findall(text):
            declared.discard(name)
            if path.stem != name:
                yield f"{path}: make_{name} belongs in {name}.cpp: one agent, one file"
            elif not text.startswith(f"// {name.replace('_', '-')}: "):
                yield f"{path}: begin with \"// {name.replace('_', '-')}: \" and what it does"
    yield from (f"{AGENTS}/every_agent.h: nothing defines make_{name}" for name in sorted(declared))


def main():
    files = list(written())
    problems = [problem for path in files for problem in problems_of(path)]
    problems += problems_of_agents()
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    print("\n".join(problems) or f"tree: {len(files)} files, median {lengths[len(lengths) // 2]} lines")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
