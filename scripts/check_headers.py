#!/usr/bin/env python3
"""Fails when a header of core/ does not compile by itself. Run from the repository root.

A header that some .cpp includes before anything else compiles alone wherever that .cpp does: in
the build for WebAssembly, which precompiles nothing. The others are compiled here. Results are
remembered in build/headers by the content of all headers, so that a second run with nothing
changed is quick.
"""

import concurrent.futures
import hashlib
import os
import pathlib
import re
import subprocess
import sys

STAMP = pathlib.Path("build/headers")
COMPILE = ["g++", "-std=c++20", "-fsyntax-only", "-fno-exceptions", "-Wall", "-Wextra", "-Werror",
           "-I.", "-x", "c++", "-"]


def compile_alone(header):
    packages = ["better-sqlite3/deps/sqlite3", "bcrypto/deps/torsion/include", "argon2/argon2/include"]
    third_party = [flag for package in packages for flag in ("-isystem", f"node_modules/{package}")]
    source = f'#include "{header}"\n'
    done = subprocess.run([*COMPILE, *third_party], input=source, capture_output=True, text=True)
    return header, done.stderr if done.returncode else ""


def included_first(source):
    first = re.search(r"^#include (.*)$", source.read_text(), re.MULTILINE)
    return first.group(1).strip('"') if first else ""


def main():
    headers = sorted(pathlib.Path("core").rglob("*.h"))
    proven = {included_first(source) for source in pathlib.Path("core").rglob("*.cpp")}
    unproven = [header for header in headers if str(header) not in proven]
    state = hashlib.sha256(b"".join(h.read_bytes() for h in headers) + repr(unproven).encode()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == state:
        print(f"headers: {len(headers)} in order (unchanged)")
        return 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = [(h, why) for h, why in pool.map(compile_alone, unproven) if why]
    for header, why in failed:
        print(f"{header} does not compile alone:\n{why}")
    if not failed:
        STAMP.parent.mkdir(exist_ok=True)
        STAMP.write_text(state)
        print(f"headers: {len(unproven)} compile alone, {len(headers) - len(unproven)} come first in a .cpp")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
