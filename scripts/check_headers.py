#!/usr/bin/env python3
"""Fails when a header of core/ does not compile by itself. Run from the repository root.

Results are remembered in build/headers by the content of all headers, so that a second
run with nothing changed is quick.
"""

import concurrent.futures
import hashlib
import os
import pathlib
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


def main():
    headers = sorted(pathlib.Path("core").rglob("*.h"))
    state = hashlib.sha256(b"".join(h.read_bytes() for h in headers)).hexdigest()
    if STAMP.exists() and STAMP.read_text() == state:
        print(f"headers: {len(headers)} compile alone (unchanged)")
        return 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = [(h, why) for h, why in pool.map(compile_alone, headers) if why]
    for header, why in failed:
        print(f"{header} does not compile alone:\n{why}")
    if not failed:
        STAMP.parent.mkdir(exist_ok=True)
        STAMP.write_text(state)
        print(f"headers: {len(headers)} compile alone")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
