"""Every kind of work there is; a new one is a module and a name here."""

from . import afschrift, beslissing, document, taak, zaak

WERK = {werk.soort: werk for werk in (zaak.WERK, afschrift.WERK, document.WERK, taak.WERK, beslissing.WERK)}
