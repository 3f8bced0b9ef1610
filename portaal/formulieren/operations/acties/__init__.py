"""The work that follows handing in: planned once, claimed, done once, parked where staff see it.

One module per kind of work; each says which pieces of it an aanvraag needs and how one piece is done.
"""

from .document import drop_ongebruikt
from .plannen import plan_acties
from .verwerken import process_actie, retry_acties

__all__ = ["drop_ongebruikt", "plan_acties", "process_actie", "retry_acties"]
