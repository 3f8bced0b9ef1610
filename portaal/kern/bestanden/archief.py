"""Reading a zip without trusting it: what it lists, how large that becomes, and each byte of it once."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from .oordeel import BestandGeweigerd

EINDE = b"PK\x05\x06"
MAX_DELEN = 2_000
MAX_UITGEPAKT = 100_000_000
MAX_VERHOUDING = 200
# Below this size a file of one repeated letter is no bomb yet.
ONSCHULDIG = 5_000_000
VERSLEUTELD = 0x1
ONLEESBAAR = "Dit bestand kunnen wij niet lezen. Sla het opnieuw op, of stuur een pdf."
WACHTWOORD = "Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf en stuur het opnieuw."
TE_GROOT_UITGEPAKT = "Uitgepakt is dit bestand veel te groot. Stuur minder of kleinere bestanden."


class Archief:
    """The files in a zip that was found sound. Raises BestandGeweigerd on a locked, damaged or huge one."""

    def __init__(self, inhoud: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(inhoud))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fout:
            raise BestandGeweigerd(ONLEESBAAR) from fout
        self._delen = {deel.filename: deel for deel in self._zip.infolist() if not deel.is_dir()}
        self._check_lijst(inhoud)

    def __iter__(self) -> Iterator[str]:
        return iter(self._delen)

    def __len__(self) -> int:
        return len(self._delen)

    def read(self, naam: str) -> bytes:
        """One file, whole and matching its checksum; the size that the zip lists bounds what is unpacked."""
        if naam not in self._delen:
            raise BestandGeweigerd(ONLEESBAAR)
        try:
            return self._zip.read(self._delen[naam])
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as fout:
            raise BestandGeweigerd(ONLEESBAAR) from fout

    def _check_lijst(self, inhoud: bytes) -> None:
        lijst = self._zip.infolist()
        if any(deel.flag_bits & VERSLEUTELD for deel in lijst):
            raise BestandGeweigerd(WACHTWOORD)
        # Nothing before the first file and nothing after the list: no second kind of file in this one.
        is_heel = inhoud[-22:-18] == EINDE and not min((deel.header_offset for deel in lijst), default=1)
        is_dubbel = len({deel.filename for deel in lijst}) != len(lijst)
        if not is_heel or is_dubbel or any(is_buiten(deel.filename) for deel in lijst):
            raise BestandGeweigerd(ONLEESBAAR)
        uitgepakt = sum(deel.file_size for deel in lijst)
        is_bom = uitgepakt > ONSCHULDIG and uitgepakt > MAX_VERHOUDING * len(inhoud)
        if len(lijst) > MAX_DELEN or uitgepakt > MAX_UITGEPAKT or is_bom:
            raise BestandGeweigerd(TE_GROOT_UITGEPAKT)


def is_buiten(naam: str) -> bool:
    """Whether a file would land outside the folder it is unpacked in."""
    delen = naam.replace("\\", "/").split("/")
    return not delen[0] or ":" in delen[0] or ".." in delen
