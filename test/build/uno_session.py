"""Runs commands in a LibreOffice of its own and prints their results: a list in, a list out, both JSON.

Each command is [name, argument, ...]; what a command gives back stands at its place in the output.
"""
import json, subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}


def option(name, value):
    prop = PropertyValue()
    prop.Name, prop.Value = name, value
    return prop


class Session:
    def __init__(self, context):
        self.manager = context.ServiceManager
        self.context = context
        self.desktop = self.manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.document = None

    def cells(self, sheet, at):
        return self.document.Sheets.getByName(sheet).getCellRangeByName(at)

    def open(self, path):
        if self.document:
            self.document.close(True)
        self.document = self.desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (option("Hidden", True),))
        self.document.calculateAll()

    def save(self, path, kind):
        self.document.storeToURL(uno.systemPathToFileUrl(path), (option("FilterName", FILTERS[kind]),))

    def put(self, sheet, at, text):
        """Sets a text as a paste does: without what typing would make of it."""
        self.cells(sheet, at).String = text

    def values(self, sheet, at):
        self.document.calculateAll()
        return [[cell for cell in row] for row in self.cells(sheet, at).getDataArray()]

    def formulas(self):
        """Every cell that computes: sheet, place, formula and what it shows."""
        kinds = uno.getConstantByName("com.sun.star.sheet.CellFlags.FORMULA")
        return [
            [sheet.Name, cell.AbsoluteName, cell.Formula, cell.String]
            for sheet in self.document.Sheets
            for cell in sheet.queryContentCells(kinds).Cells
        ]

    def type(self, sheet, at, text):
        """Types a text into a cell as a person would, and says what the cell shows then."""
        controller = self.document.CurrentController
        controller.setActiveSheet(self.document.Sheets.getByName(sheet))
        controller.select(self.cells(sheet, at))
        dispatcher = self.manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)
        dispatcher.executeDispatch(controller.Frame, ".uno:EnterString", "", 0, (option("StringName", text),))
        return self.cells(sheet, at).String

    def validation(self, sheet, at):
        found = self.cells(sheet, at).Validation
        return {
            "type": found.Type.value,
            "style": found.ErrorAlertStyle.value,
            "shown": found.ShowErrorMessage,
            "error": found.ErrorMessage,
            "prompt": found.InputMessage,
            "formula": found.getFormula1(),
        }

    def isProtected(self, sheet):
        return self.document.Sheets.getByName(sheet).isProtected()

    def notes(self, sheet):
        return [note.String for note in self.document.Sheets.getByName(sheet).Annotations]

    def tables(self):
        return list(self.document.DatabaseRanges.ElementNames)

    def names(self):
        return {name: self.document.NamedRanges.getByName(name).Content for name in self.document.NamedRanges.ElementNames}

    def properties(self):
        found = self.document.DocumentProperties.UserDefinedProperties
        return {prop.Name: found.getPropertyValue(prop.Name) for prop in found.PropertySetInfo.Properties}


def main():
    profile = sys.argv[1]
    pipe = "plneni" + str(time.monotonic_ns())
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    session = None
    try:
        while session is None:
            try:
                session = Session(resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"))
            except NoConnectException:
                if office.poll() is not None and office.returncode != 81:
                    raise
                time.sleep(0.2)
        print(json.dumps([getattr(session, name)(*arguments) for name, *arguments in json.load(sys.stdin)]))
    finally:
        if session:
            try:
                session.desktop.terminate()
            except Exception:
                pass
        try:
            office.wait(20)
        except subprocess.TimeoutExpired:
            office.kill()


main()
