"""Every kind of work there is; a new one is a module and a line here."""

from . import zaak

WERK = {werk.soort: werk for werk in (zaak.WERK,)}
