#!/usr/bin/python3
"""The workbooks of build/native/workbook/write_samples as others see them: openpyxl reads what was written, and
LibreOffice computes the values that stand in them. The last line is "N passed, N failed".
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings
import zipfile
from xml.etree import ElementTree

import openpyxl
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from recalculate import MAIN, differences, recalculate

PROGRAM = os.path.join(os.path.dirname(__file__), "../../build/native/workbook/write_samples")
RANDOM = 300  # workbooks for openpyxl
RECALCULATED = 40  # of them for LibreOffice, which takes 0.13 s for each

TYPES = ["whole", "decimal", "date", "list"]
HORIZONTAL = [None, "left", "center", "right"]
VERTICAL = [None, "top", "center"]
SIDES = ["left", "right", "top", "bottom"]
BLANK, NUMBER, TEXT, BOOLEAN, ERROR = range(5)


def escaped(text):
    """What the file has for `text` (ST_Xstring): openpyxl leaves it as it is in attributes."""
    text = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return re.sub("[\0-\x08\x0b-\x1f\ufffe\uffff]", lambda match: f"_x{ord(match[0]):04X}_", text)


def escaped_in_cell(text):
    return escaped(text).replace("x005F_", "")  # so openpyxl 3.0 does with shared texts


class Comparison:
    """Gathers what is not as it was written."""

    def __init__(self):
        self.faults = []
        self.where = ""

    def same(self, what, found, expected):
        if found != expected and (found or expected):  # None, "" and 0 are one: "not set"
            self.faults.append(f"{self.where}{what}: {found!r}, not {expected!r}")


def rgb(color):
    return color.rgb if color is not None and color.type == "rgb" else None


def expected_rgb(number):
    return None if number is None else f"FF{number:06X}"


def compare_style(c, cell, style):
    c.same("number format", cell.number_format, style["number_format"] or "General")
    c.same("bold", cell.font.b, style["bold"])
    c.same("italic", cell.font.i, style["italic"])
    c.same("underline", cell.font.u, "single" if style["underline"] else None)
    c.same("size", cell.font.sz, style["size"])
    c.same("colour", rgb(cell.font.color), expected_rgb(style["color"]))
    solid = cell.fill.patternType == "solid"
    c.same("fill", rgb(cell.fill.fgColor) if solid else None, expected_rgb(style["fill"]))
    for bit, name in enumerate(SIDES):
        side = getattr(cell.border, name)
        is_set = style["border"] >> bit & 1
        c.same(name, side.style, "thin" if is_set else None)
        if is_set:
            c.same(name + " colour", rgb(side.color), expected_rgb(style["line_color"]))
    c.same("horizontal", cell.alignment.horizontal, HORIZONTAL[style["horizontal"]])
    c.same("vertical", cell.alignment.vertical, VERTICAL[style["vertical"]])
    c.same("wrap", cell.alignment.wrap_text, style["wrap"])
    c.same("indent", cell.alignment.indent, style["indent"])
    c.same("locked", cell.protection.locked, not style["unlocked"])


def compare_number(c, cell, found, expected):
    if not is_date_format(cell.number_format):
        return c.same("value", found, expected)
    if not 61 <= expected < 2_000_000:  # openpyxl makes a date of it: others are wrong in 1900, or too far away
        return None
    return c.same("value as a date", abs(to_excel(found) - expected) < 1e-6, True)


def compare_value(c, cell, found, source):
    kind, expected = source["type"], source["value"]
    if kind == NUMBER:
        compare_number(c, cell, found, expected)
    elif kind == TEXT:
        c.same("text", found, escaped(expected) if source["formula"] else escaped_in_cell(expected))
    elif kind == BOOLEAN or kind == ERROR:
        c.same("value", found, expected)
    elif not source["link"]:  # openpyxl takes an address for the value of an empty cell
        c.same("value", found, None)


def compare_cell(c, formulas, values, name, source):
    cell = formulas[name]
    if source["formula"]:
        c.same("formula", cell.value, "=" + source["formula"])
        array = formulas.formula_attributes.get(name, {})
        c.same("array", array.get("ref"), name if source["is_array"] else None)
    compare_value(c, cell, values[name].value, source)
    compare_style(c, cell, source["style"])
    address, _, place = source["link"].partition("#")
    link = cell.hyperlink
    c.same("link", link and link.target, address.replace(" ", "%20"))
    c.same("place", link and link.location, place)


def compare_validation(c, found, source):
    c.same("range", str(found.sqref), source["range"])
    c.same("type", found.type, TYPES[source["type"]])
    low, high = source["min"], source["max"]
    if source["type"] == TYPES.index("list"):
        c.same("choices", found.formula1, source["choices"])
    else:
        limits = [x for x in (low, high) if x is not None]
        c.same("limits", [float(x) for x in (found.formula1, found.formula2) if x is not None], limits)
        operator = "greaterThanOrEqual" if high is None else "lessThanOrEqual" if low is None else "between"
        c.same("operator", found.operator or "between", operator)
    c.same("allows blank", found.allowBlank, source["allows_blank"])
    c.same("shows", (found.showInputMessage, found.showErrorMessage), (True, True))
    c.same("prompt title", found.promptTitle, escaped(source["prompt_title"]))
    c.same("prompt", found.prompt, escaped(source["prompt"]))
    c.same("error title", found.errorTitle, escaped(source["error_title"]))
    c.same("error", found.error, escaped(source["error"]))


def compare_layout(c, sheet, source):
    for index, width in enumerate(source["column_widths"], 1):
        if width != 0:
            c.same("width", sheet.column_dimensions[get_column_letter(index)].width, width + 182 / 256)
    for index, height in enumerate(source["heights"], 1):
        c.same("height", sheet.row_dimensions[index].height, height)
    c.same("merged", sorted(map(str, sheet.merged_cells.ranges)), sorted(source["merged"]))
    c.same("frozen", sheet.freeze_panes, None if source["first_scrolled"] == "A1" else source["first_scrolled"])
    c.same("selected", sheet.sheet_view.selection[0].activeCell, source["selected"])
    c.same("gridlines", sheet.sheet_view.showGridLines in (None, True), source["has_gridlines"])
    c.same("protected", sheet.protection.sheet, source["is_protected"])
    if source["is_protected"]:
        c.same("locked cells selectable", sheet.protection.selectLockedCells, False)
        c.same("columns fixed", sheet.protection.formatColumns, False)
    c.same("one page wide", (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight), (True, 0))
    c.same("landscape", sheet.page_setup.orientation, "landscape" if source["is_landscape"] else "portrait")
    rows = source["title_rows"]
    c.same("title rows", sheet.print_title_rows, f"$1:${rows}" if rows else None)


def compare_headers(c, path, sources):
    """Headers and footers by the XML: openpyxl knows but simple ones."""
    with zipfile.ZipFile(path) as archive:
        for number, source in enumerate(sources, 1):
            part = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            c.same(f"header of sheet {number}", part.findtext(f".//{MAIN}oddHeader"), escaped(source["header"]))
            c.same(f"footer of sheet {number}", part.findtext(f".//{MAIN}oddFooter"), escaped(source["footer"]))


def compare_workbook(path):
    """What openpyxl finds in the workbook at `path` that is not what NAME.json says."""
    with open(path.removesuffix(".xlsx") + ".json", encoding="utf-8") as file:
        source = json.load(file)
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    c = Comparison()
    c.same("title", formulas.properties.title, escaped(source["title"]))
    c.same("creator", formulas.properties.creator, escaped(source["creator"]))
    created = formulas.properties.created
    if source["created"]:
        c.same("created", created.strftime("%Y-%m-%dT%H:%M:%SZ"), source["created"])
    c.same("names", {name.name: name.attr_text for name in formulas.defined_names.definedName}, source["names"])
    c.same("sheets", formulas.sheetnames, [sheet["name"] for sheet in source["sheets"]])
    c.same("the sheet shown", formulas.active.title, source["sheets"][0]["name"])
    compare_headers(c, path, source["sheets"])
    for sheet in source["sheets"]:
        c.where = sheet["name"] + ": "
        compare_layout(c, formulas[sheet["name"]], sheet)
        validations = formulas[sheet["name"]].data_validations.dataValidation
        c.same("validations", len(validations), len(sheet["validations"]))
        for found, expected in zip(validations, sheet["validations"]):
            c.where = f"{sheet['name']}, validation at {expected['range']}: "
            compare_validation(c, found, expected)
        for name, cell in sheet["cells"].items():
            c.where = f"{sheet['name']}!{name}: "
            compare_cell(c, formulas[sheet["name"]], values[sheet["name"]], name, cell)
    return c.faults


class Count:
    passed = 0
    failed = 0

    def test(self, what, faults):
        if not faults:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED {what}")
        for fault in faults[:5]:
            print(f"    {fault}")


def main():
    count = Count()
    with tempfile.TemporaryDirectory() as folder:
        refused = subprocess.run([PROGRAM, folder, str(RANDOM)], check=True, stdout=subprocess.PIPE, text=True).stdout
        paths = sorted(glob.glob(f"{folder}/*.xlsx"))
        count.test("some random workbooks are refused, most are written",
                   [] if 5 < len(refused.splitlines()) < RANDOM / 4 else [refused])
        for path in paths:
            count.test(f"openpyxl, {os.path.basename(path)}", compare_workbook(path))
        named = [path for path in paths if "/random-" not in path]
        some = [path for path in paths if "/random-" in path][:RECALCULATED]
        for path, new in recalculate(named + some, folder).items():
            faults, formulas = differences(path, new)
            name = os.path.basename(path)
            if name == "wrong.xlsx":  # else nobody could tell that LibreOffice computes at all
                faults = [] if faults == ["Wrong!B1 =A1+1: 4.0, by LibreOffice 3.0"] else [f"nobody saw it: {faults}"]
            count.test(f"LibreOffice, {name}, {formulas} formulas", faults)
    print(f"{count.passed} passed, {count.failed} failed")
    return count.failed > 0


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message=".*marked as a date")
    sys.exit(main())
