"""Runs the README's main command and compares what it prints with what the README shows behind it."""

import difflib
import pathlib
import re
import subprocess
import sys

COMMAND = "cargo run --release --example extract_article"

readme = pathlib.Path("README.md").read_text(encoding="utf-8")
shown = re.search(r"```json\n(.*?)```", readme, re.S)
if COMMAND not in readme or not shown:
    sys.exit(f"README.md does not show {COMMAND!r} and its output")
printed = subprocess.run(COMMAND.split(), capture_output=True, text=True, check=True).stdout
if printed != shown[1]:
    lines = difflib.unified_diff(shown[1].splitlines(), printed.splitlines(), "README.md", "printed", lineterm="")
    sys.exit("\n".join(lines))
print(f"the same, {len(printed.splitlines())} lines")
