"""Writes an OLE file (compound file, MS-CFB) with the given streams: all in the root, each in whole sectors."""

import struct

SECTOR = 512
VRIJ, EINDE, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
GEEN = 0xFFFFFFFF
STROOM, MAP, WORTEL = 2, 1, 5
MINSTE = 4096  # a shorter stream would live in the mini stream


def write_ole(stromen: dict[str, bytes]) -> bytes:
    """A file with these streams; a name that ends in a slash is an empty folder."""
    namen = list(stromen)
    mapsectoren = -(-(len(namen) + 1) // 4)
    ketens: list[list[int]] = [list(range(1, 1 + mapsectoren))]
    inhouden: list[bytes] = []
    volgende = 1 + mapsectoren
    for naam in namen:
        inhoud = b"" if naam.endswith("/") else stromen[naam].ljust(MINSTE, b"\0")
        aantal = -(-len(inhoud) // SECTOR)
        ketens.append(list(range(volgende, volgende + aantal)))
        inhouden.append(inhoud.ljust(aantal * SECTOR, b"\0"))
        volgende += aantal
    fat = [VRIJ] * (SECTOR // 4)
    assert volgende <= len(fat), "more than one FAT sector is not needed in these tests"
    fat[0] = FAT
    for keten in ketens:
        for nu, straks in zip(keten, [*keten[1:], EINDE], strict=False):
            fat[nu] = straks
    rijen = [_entry("Root Entry", WORTEL, kind=1 if namen else GEEN, begin=EINDE)]
    for nummer, naam in enumerate(namen, 1):
        keten = ketens[nummer]
        rijen.append(
            _entry(
                naam.rstrip("/"),
                MAP if naam.endswith("/") else STROOM,
                rechts=nummer + 1 if nummer < len(namen) else GEEN,
                begin=keten[0] if keten else 0,
                lengte=len(keten) * SECTOR,
            )
        )
    rijen += [_entry("", 0)] * (mapsectoren * 4 - len(rijen))
    kop = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\0" * 16,
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"\0" * 6,
        0,
        1,
        1,
        0,
        MINSTE,
        EINDE,
        0,
        EINDE,
        0,
    )
    kop += struct.pack("<109I", 0, *[VRIJ] * 108)
    return kop + struct.pack(f"<{len(fat)}I", *fat) + b"".join(rijen) + b"".join(inhouden)


def _entry(
    naam: str, soort: int, *, rechts: int = GEEN, kind: int = GEEN, begin: int = 0, lengte: int = 0
) -> bytes:
    tekst = naam.encode("utf-16-le")
    return (
        tekst.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(tekst) + 2 if naam else 0, soort, 1, GEEN, rechts, kind)
        + b"\0" * 36
        + struct.pack("<IQ", begin, lengte)
    )
