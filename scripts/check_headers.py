#!/usr/bin/env python3
"""Fails when a header of core/ does not compile by itself. Run from the repository root.

Reading the standard library takes most of the time of compiling a header, so each is compiled after a precompiled
header of all of it, and what it names of the standard library is looked up in what it includes, directly or not.
A header that another includes first is compiled alone there. Results are remembered in build/headers by the content
of all headers.
"""

import concurrent.futures
import functools
import hashlib
import os
import pathlib
import re
import subprocess
import sys

STAMP = pathlib.Path("build/headers/state")
STANDARD = {
    "algorithm": "all_of any_of find find_if max min sort",
    "array": "array",
    "chrono": "chrono",
    "cstddef": "byte size_t",
    "cstdint": "int32_t int64_t uint8_t uint16_t uint32_t uint64_t",
    "functional": "function",
    "initializer_list": "initializer_list",
    "limits": "numeric_limits",
    "list": "list",
    "map": "map multimap",
    "memory": "make_unique shared_ptr unique_ptr weak_ptr",
    "optional": "nullopt optional",
    "set": "set",
    "span": "span",
    "string": "string to_string",
    "string_view": "string_view",
    "type_traits": "is_same_v is_void_v",
    "unordered_map": "unordered_map",
    "utility": "exchange forward move pair swap",
    "variant": "get get_if holds_alternative monostate variant visit",
    "vector": "vector",
}
HEADER_OF = {name: header for header, names in STANDARD.items() for name in names.split()}
# Each of these declares all of the other.
ALSO = {"string": {"string_view", "initializer_list", "cstddef"}, "vector": {"initializer_list", "cstddef"},
        "string_view": {"cstddef"}, "span": {"cstddef", "array"}, "map": {"utility", "initializer_list", "cstddef"},
        "set": {"initializer_list", "cstddef"}, "array": {"cstddef"}, "cstdint": {"cstddef"}, "variant": {"utility"},
        "optional": {"utility"}, "memory": {"utility"}, "functional": {"utility", "memory"}, "algorithm": {"utility"}}


@functools.cache
def included(header):
    return re.findall(r"^#include [<\"]([^>\"]+)[>\"]", pathlib.Path(header).read_text(), re.MULTILINE)


def first_of_ours(header):
    first = next((name for name in included(header) if name not in STANDARD), None)
    return pathlib.Path(first) if first and first.startswith("core/") else None


@functools.cache
def includes(header):
    """The standard headers that come with this one."""
    found = set()
    for name in included(header):
        found |= includes(name) if name.startswith("core/") else {name} | ALSO.get(name, set())
    return frozenset(found)


def lacks(header):
    text = re.sub(r"//.*", "", header.read_text())
    named = set(re.findall(r"\bstd::(\w+)", text))
    return sorted({HEADER_OF[name] for name in named if name in HEADER_OF} - includes(header))


def packages():
    for package in ("better-sqlite3/deps/sqlite3", "bcrypto/deps/torsion/include", "argon2/argon2/include"):
        yield from ("-isystem", f"node_modules/{package}")


def compile_after_standard(header, precompiled):
    command = ["clang++", "-std=c++20", "-fsyntax-only", "-fno-exceptions", "-w", "-I.", *packages(),
               "-include-pch", precompiled, "-x", "c++", "-"]
    done = subprocess.run(command, input=f'#include "{header}"\n', capture_output=True, text=True)
    return done.stderr if done.returncode else ""


def precompile_standard():
    precompiled = str(STAMP.with_name("standard.pch"))
    text = "".join(f"#include <{name}>\n" for name in STANDARD)
    subprocess.run(["clang++", "-std=c++20", "-fno-exceptions", "-x", "c++-header", "-", "-o", precompiled],
                   input=text, text=True, check=True)
    return precompiled


def main():
    headers = sorted(pathlib.Path("core").rglob("*.h"))
    state = hashlib.sha256(b"".join(h.read_bytes() for h in headers)).hexdigest()
    if STAMP.exists() and STAMP.read_text() == state:
        print(f"headers: {len(headers)} in order (unchanged)")
        return 0
    STAMP.parent.mkdir(parents=True, exist_ok=True)
    precompiled = precompile_standard()
    first = {first_of_ours(header) for header in headers}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        errors = pool.map(lambda header: header not in first and compile_after_standard(header, precompiled), headers)
        failed = 0
        for header, why in zip(headers, errors):
            missing = ", ".join(f"<{name}>" for name in lacks(header))
            if why or missing:
                failed += 1
                print(f"{header} does not compile alone:\n{why or 'it includes no ' + missing}")
    if failed:
        return 1
    STAMP.write_text(state)
    print(f"headers: {len(headers)} compile alone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
