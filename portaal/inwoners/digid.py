"""DigiD login: residents only."""

from django.contrib.auth.backends import BaseBackend

from portaal.toegang.enums import AccountSoort
from portaal.toegang.models import Account


class DigiDBackend(BaseBackend):
    def get_user(self, user_id: int) -> Account | None:
        """An active resident; staff never live in a resident's session."""
        return Account.objects.filter(pk=user_id, is_active=True, soort=AccountSoort.INWONER).first()
