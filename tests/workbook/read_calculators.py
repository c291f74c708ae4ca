#!/usr/bin/python3
"""What openpyxl finds in the spreadsheets of calculators, beside what their definitions say.

Use: tests/workbook/read_calculators.py SITE.satchel.gz FILE.xlsx…; prints each difference, and last "N passed, N failed" (files).
"""
import gzip
import io
import json
import re
import sys
import zipfile

import openpyxl
from openpyxl.utils.datetime import to_excel

# Functions that files know by a prefix, of those that ours has (ECMA-376, and Microsoft's list of future functions).
LATE = "CONCAT|IFNA|IFS|MAXIFS|MINIFS|SWITCH|TEXTJOIN|XLOOKUP|XMATCH|XOR|LET|FILTER|SORT|UNIQUE|SEQUENCE|DAYS|CEILING\\.MATH|FLOOR\\.MATH|STDEV\\.[SP]|VAR\\.[SP]|MODE\\.SNGL|RANK\\.EQ"


class Reading:
    """One workbook, and the definition that it was made of."""

    def __init__(self, path, definitions):
        self.book = openpyxl.load_workbook(path)
        self.values = openpyxl.load_workbook(path, data_only=True)
        self.definition = definitions[self.book.properties.title]
        self.sheet = self.book["Calculator"]
        self.faults = []

    def same(self, what, found, expected):
        if found != expected:
            self.faults.append(f"{what}: {found!r}, not {expected!r}")

    def named(self, name):
        """The sheet and the range that `name` stands for."""
        found = self.book.defined_names.get(name)
        sheet, cells = found.attr_text.split("!") if found else ("", "")
        return sheet.strip("'"), cells.replace("$", "")

    def check(self):
        fields = [self.check_input(source) for source in self.definition["inputs"]]
        for source in self.definition["formulas"]:
            self.check_formula(source["name"])
        for source in self.definition["tables"]:
            self.check_table(source)
        self.check_outputs()
        self.check_texts()
        self.check_protection(fields)
        for sheet in self.book:
            self.check_print(sheet)
        self.same("validations", len(self.sheet.data_validations.dataValidation), len(fields))
        self.same("title rows", self.book["Workings"].print_title_rows, "$1:$1")
        return self.faults

    def check_input(self, source):
        sheet, cell = self.named(source["name"])
        self.same(f"{source['name']} stands on", sheet, "Calculator")
        field = self.sheet[cell]
        row = [other.value or "" for other in self.sheet[field.row]]
        self.same(f"{cell}: label and unit", (row[0], row[2]), (source["label"], source.get("unit", "")))
        for text in (source.get("help", ""), source.get("source", {}).get("text", ""), source.get("source", {}).get("date", "")):
            self.same(f"{cell}: tells {text!r}", text in row[3], True)
        self.check_validation(source, cell)
        kind = source.get("type", "number")
        if kind == "date":
            self.same(f"{cell}: format", field.number_format, "yyyy-mm-dd")
        elif kind == "choice":
            self.same(f"{cell}: a choice", field.value in [choice["value"] for choice in source["choices"]], True)
        elif source.get("step") == 1:
            self.same(f"{cell}: format", field.number_format, "#,##0")
        return cell

    def check_validation(self, source, cell):
        found = [rule for rule in self.sheet.data_validations.dataValidation if str(rule.sqref) == cell]
        self.same(f"{cell}: validations", len(found), 1)
        if not found:
            return
        rule, kind = found[0], source.get("type", "number")
        if kind == "choice":
            choices = ",".join(choice["value"] for choice in source["choices"])
            return self.same(f"{cell}: choices", (rule.type, rule.formula1), ("list", f'"{choices}"'))
        limits = (float(rule.formula1), float(rule.formula2))
        self.same(f"{cell}: limits", limits, (source["min"], source["max"]))
        self.same(f"{cell}: kind", rule.type, "date" if kind == "date" else "whole" if source.get("step") == 1 else "decimal")

    def check_formula(self, name):
        sheet, cell = self.named(name)
        self.same(f"{name} stands on", sheet, "Workings")
        formula = str(self.book[sheet][cell].value)
        self.same(f"{name} is live", formula[:1], "=")
        self.same(f"{name} has its value", self.values[sheet][cell].value is None, False)
        for late in re.finditer(rf"(_xlfn\.)?\b(?<![A-Za-z_])({LATE})\(", formula):
            self.same(f"{name}: prefix of {late[2]}", late[1], "_xlfn.")
        self.same(f"{name}: in words", bool(self.book[sheet].cell(self.book[sheet][cell].row, 3).value), True)

    def check_table(self, source):
        columns, cells = source["columns"], source["cells"]
        sheet, area = self.named(source["name"])
        found = [cell.value for row in self.book[sheet][area] for cell in (row if isinstance(row, tuple) else (row,))]
        numbers = [value if isinstance(value, (int, float)) else to_excel(value) for value in found]
        self.same(f"table {source['name']}", numbers, cells)
        for index, column in enumerate(columns):
            sheet, area = self.named(f"{source['name']}.{column['name']}")
            values = [row[0] for row in self.book[sheet][area]]
            self.same(f"column {column['name']}: cells", len(values), len(cells) // len(columns))
            self.same(f"column {column['name']}: place", values[0].column, index + 1)
            form = "yyyy-mm-dd" if column["date"] else column.get("format", "General")
            self.same(f"column {column['name']}: format", {cell.number_format for cell in values}, {form})
        text = " ".join(str(cell.value) for row in self.book[sheet].iter_rows() for cell in row)
        self.same(f"table {source['name']}: source", source["source"]["text"] in text, True)

    def check_outputs(self):
        rows = {row[0].value: row[1] for row in self.sheet.iter_rows() if str(row[1].value).startswith("=")}
        self.same("outputs", list(rows), [output["label"] for output in self.definition["outputs"]])
        for output in self.definition["outputs"]:
            cell = rows[output["label"]]
            self.same(f"{output['name']}: formula", cell.value, "=" + output["name"])
            self.same(f"{output['name']}: format", cell.number_format, output.get("format", "General"))
            sheet, place = self.named(output["name"])
            values = self.values["Calculator"][cell.coordinate].value, self.values[sheet][place].value
            self.same(f"{output['name']}: value", *values)

    def check_texts(self):
        found = {cell.value for row in self.sheet.iter_rows() for cell in row}
        for text in [self.definition["title"], *self.definition.get("notes", []), *self.definition.get("assumptions", [])]:
            self.same(f"tells {text!r}", text in found, True)

    def check_protection(self, fields):
        for sheet in self.book:
            self.same(f"{sheet.title} is protected, without a password", (sheet.protection.sheet, sheet.protection.password), (True, None))
            open_cells = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
            self.same(f"{sheet.title}: cells to change", open_cells, fields if sheet is self.sheet else [])

    def check_print(self, sheet):
        self.same(f"{sheet.title} is one page wide", (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight), (True, 0))
        if sheet.title != "Tables":
            self.same(f"{sheet.title} lies", sheet.page_setup.orientation, "landscape")
        if sheet is self.sheet:
            self.same("foot", sheet.oddFooter.left.text, "Page &P of &N")


def definitions_in(bundle):
    with gzip.open(bundle) as packed, zipfile.ZipFile(io.BytesIO(packed.read())) as archive:
        names = [name for name in archive.namelist() if name.startswith("calculators/")]
        read = [json.loads(archive.read(name)) for name in names]
        return {definition["title"]: definition for definition in read}


def main(bundle, paths):
    definitions, failed, late = definitions_in(bundle), 0, 0
    for path in paths:
        faults = Reading(path, definitions).check()
        for fault in faults:
            print(f"{path}: {fault}")
        failed += bool(faults)
        with zipfile.ZipFile(path) as archive:
            late += any(b"_xlfn." in archive.read(name) for name in archive.namelist())
    if late == 0:  # else nobody could tell that prefixes are looked at
        print("no workbook has a function with a prefix")
        failed += 1
    print(f"{len(paths) + 1 - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
