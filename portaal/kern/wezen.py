"""Files in storage that no row knows of: left by a transaction that failed after the file was written."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.core.files.storage import Storage

logger = logging.getLogger(__name__)


def delete_wezen(
    opslag: Storage, map: str, *, bekend: Callable[[list[str]], set[str]], ouder_dan: datetime
) -> int:
    """Delete the files under `map` that are older than that and unknown; gives how many.

    `bekend` gives those of the names that have a row. It is asked after the age, so that a file that is
    being written now is never in question.
    """
    verwijderd = 0
    for groep in _walk(opslag, map):
        oud = [naam for naam in groep if opslag.get_modified_time(naam) < ouder_dan]
        for naam in set(oud) - bekend(oud) if oud else ():
            opslag.delete(naam)
            verwijderd += 1
    if verwijderd:
        logger.warning("orphan files deleted", extra={"folder": map, "count": verwijderd})
    return verwijderd


def _walk(opslag: Storage, map: str) -> Iterator[list[str]]:
    """The files of each folder under `map`; a folder that is not there has none."""
    try:
        mappen, bestanden = opslag.listdir(map)
    except FileNotFoundError:
        return
    if bestanden:
        yield [f"{map}/{naam}" for naam in bestanden]
    for naam in mappen:
        yield from _walk(opslag, f"{map}/{naam}")
