"""Lets Python's zipfile judge and make bundles for zip_peers_test.cpp.

check FILE            reads every entry of FILE and prints "name size" lines
strict FILE           writes a bundle to FILE with the fixed fields of FORMAT.md
plain FILE            writes the same entries as zipfile does by default
"""
import sys
import zipfile

ENTRIES = [("data/a.json", b"[]"), ("pages/index.md", b"# Hello\n"), ("pages/\u00fcber.md", "Gr\u00fc\u00dfe".encode())]


class StrictInfo(zipfile.ZipInfo):
    """zipfile sets the UTF-8 flag only where a name needs it; a bundle always does."""

    def _encodeFilenameFlags(self):
        return self.filename.encode(), self.flag_bits | 0x800


def check(path):
    with zipfile.ZipFile(path) as archive:
        if (bad := archive.testzip()) is not None:
            sys.exit(f"bad entry {bad}")
        for info in archive.infolist():
            print(info.filename, len(archive.read(info)))


def write(path, info_class):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in ENTRIES:
            info = info_class(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content)


sys.stdout.reconfigure(encoding="utf-8")
if sys.argv[1] == "check":
    check(sys.argv[2])
else:
    write(sys.argv[2], StrictInfo if sys.argv[1] == "strict" else zipfile.ZipInfo)
