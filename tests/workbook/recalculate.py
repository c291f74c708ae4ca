#!/usr/bin/python3
"""Has LibreOffice compute workbooks anew, and compares every formula's value with the one in the file.

Use: tests/workbook/recalculate.py FILE.xlsx…; prints each difference, and last "N passed, N failed" (files).
"""
import math
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NUMBERS = ("n", "b")
BATCH = 50  # one run of LibreOffice takes some 240 files, and says nothing of the others
TIMEOUT = 120  # seconds for a batch

# By default LibreOffice believes the values in a file; 0 is "always recalculate".
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


class Value(NamedTuple):
    kind: str  # "n" number, "s" text, "b" boolean, "e" error, "" nothing
    value: object
    formula: str | None


def unescaped(text):
    """`text` with the characters that _xHHHH_ stands for."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def shared_texts(archive):
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    items = ElementTree.fromstring(archive.read("xl/sharedStrings.xml")).iter(MAIN + "si")
    return [unescaped("".join(t.text or "" for t in item.iter(MAIN + "t"))) for item in items]


def value_of(cell, texts):
    kind = cell.get("t", "n")
    formula = cell.findtext(MAIN + "f")
    raw = cell.findtext(MAIN + "v")
    if raw is None:
        return Value("s" if kind == "str" else "", "" if kind == "str" else None, formula)
    if kind == "s":
        return Value("s", texts[int(raw)], formula)
    if kind == "str":
        return Value("s", unescaped(raw), formula)
    return Value(kind, raw if kind == "e" else float(raw), formula)


def read_values(path):
    """{sheet: {cell: Value}}, read by Python's own ZIP and XML."""
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise ValueError(f"{path}: a checksum is wrong")
        texts = shared_texts(archive)
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        parts = {link.get("Id"): link.get("Target") for link in links}
        sheets = {}
        for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "sheet"):
            part = ElementTree.fromstring(archive.read("xl/" + parts[sheet.get(OFFICE + "id")]))
            sheets[sheet.get("name")] = {cell.get("r"): value_of(cell, texts) for cell in part.iter(MAIN + "c")}
        return sheets


def recalculate(paths, folder):
    """Has LibreOffice open, recalculate and write the workbooks at `paths`; gives {path: path of the new one}."""
    profile = os.path.join(folder, "profile")
    out = os.path.join(folder, "recalculated")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8") as file:
        file.write(PROFILE)
    for begin in range(0, len(paths), BATCH):
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx",
             "--outdir", out, *paths[begin:begin + BATCH]],
            check=True, timeout=TIMEOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {path: os.path.join(out, os.path.basename(path)) for path in paths}


def agree(ours, theirs):
    """Whether two values are the same; LibreOffice writes numbers with 15 digits."""
    if ours.kind in NUMBERS and theirs.kind in NUMBERS:  # to LibreOffice a boolean is a number with a format
        return math.isclose(ours.value, theirs.value, rel_tol=1e-14, abs_tol=1e-300)
    return (ours.kind, ours.value) == (theirs.kind, theirs.value)


def differences(path, recalculated):
    """The formulas of the workbook at `path` whose values differ, as lines; and the number of all formulas."""
    if not os.path.exists(recalculated):
        return ["LibreOffice did not open it"], 0
    ours, theirs = read_values(path), read_values(recalculated)
    lines, formulas = [], 0
    for sheet, cells in ours.items():
        for name, cell in cells.items():
            if cell.formula is None:
                continue
            formulas += 1
            other = theirs.get(sheet, {}).get(name, Value("", None, None))
            if not agree(cell, other):
                lines.append(f"{sheet}!{name} ={cell.formula}: {cell.value!r}, by LibreOffice {other.value!r}")
    return lines, formulas


def main(paths):
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for path, new in recalculate(paths, folder).items():
            lines, formulas = differences(path, new)
            if formulas == 0:
                lines.append("it has no formulas")
            for line in lines:
                print(f"{path}: {line}")
            failed += bool(lines)
    print(f"{len(paths) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
