"""Reads a table with Python's csv module, a reader that is not ours, and prints it as
JSON. Takes the name of the file.
"""

import csv
import json
import sys

with open(sys.argv[1], "rb") as file:
    raw = file.read()
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    rows = list(csv.reader(file, strict=True))

json.dump({
    "mark": raw.startswith(b"\xef\xbb\xbf"),
    "ends": raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r") and raw.endswith(b"\r\n"),
    "rows": rows,
}, sys.stdout)
