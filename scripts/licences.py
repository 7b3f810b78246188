#!/usr/bin/env python3
"""Writes the licence texts of every library that is built into the program, for a package.

    scripts/licences.py FILE [TARGET]

A binary must carry the notices of what it holds. The list is Cargo's own (Cargo.lock, the libraries of
TARGET alone, none that only a test or a build script uses); the texts are those in the libraries'
packages, each printed once with the names of all who use it. Needs no network once Cargo has fetched
the packages.
"""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

NAMES = re.compile(r"^(licen[cs]e|copying|notice|unlicense|copyright)", re.IGNORECASE)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


def main():
    target = sys.argv[2] if len(sys.argv) > 2 else "x86_64-unknown-linux-gnu"
    wanted = set()
    tree = run(
        "cargo", "tree", "--locked", "--offline", "-e", "normal", "--target", target,
        "--prefix", "none", "-f", "{p}",
    )
    for line in tree.splitlines():
        name, version = line.split()[:2]
        wanted.add((name, version.lstrip("v")))
    metadata = json.loads(
        run(
            "cargo", "metadata", "--locked", "--offline", "--filter-platform", target,
            "--format-version", "1",
        )
    )
    texts, users, silent = {}, {}, []
    for package in sorted(metadata["packages"], key=lambda p: (p["name"], p["version"])):
        if package["source"] is None or (package["name"], package["version"]) not in wanted:
            continue
        folder = Path(package["manifest_path"]).parent
        files = sorted(
            path for path in folder.iterdir() if path.is_file() and NAMES.match(path.name)
        )
        said = f"{package['name']} {package['version']}"
        if not files:
            authors = ", ".join(package["authors"]) or "its authors"
            silent.append(f"{said}: {package['license']}; copyright {authors}")
        for path in files:
            text = path.read_text(encoding="utf-8", errors="replace").strip()
            text = "\n".join(line.rstrip() for line in text.splitlines())
            key = hashlib.sha256(text.encode()).hexdigest()
            texts[key] = text
            users.setdefault(key, []).append(said)
    if not texts:
        sys.exit("No licence text was found; run `cargo fetch` first")
    parts = ["Licences of the libraries in the Trotsky Atlas"]
    if silent:
        parts.append(
            "Whose package holds no text of its own; the licence is among those below:\n\n"
            + "\n".join(silent)
        )
    for key, who in sorted(users.items(), key=lambda item: item[1]):
        names = ", ".join(sorted(set(who)))
        parts.append(f"{names}\n\n{texts[key]}")
    rule = "\n\n" + "=" * 80 + "\n\n"
    Path(sys.argv[1]).write_text(rule.join(parts) + "\n", encoding="utf-8")
    print(f"{len(wanted)} libraries, {len(texts)} texts, {len(silent)} without one")


main()
