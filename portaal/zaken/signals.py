"""What this app announces, inside the transaction; a receiver puts its work off until commit.

Each signal carries `zaak` and `now`; besides: status_set and klaar_voor_ophalen `status`,
document_added `document`, zaak_closed `resultaat`.
"""

from django.dispatch import Signal

zaak_created = Signal()
status_set = Signal()
document_added = Signal()
klaar_voor_ophalen = Signal()
zaak_closed = Signal()
