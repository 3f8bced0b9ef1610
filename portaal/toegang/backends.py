"""Staff login: password and second factor, for staff only."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest
from django.utils import timezone

from .models import Account
from .operations import verify_tweede_factor


class MedewerkerBackend(ModelBackend):
    def authenticate(  # type: ignore[override]
        self,
        request: HttpRequest | None,
        gebruikersnaam: str | None = None,
        wachtwoord: str | None = None,
        code: str | None = None,
        **_: Any,
    ) -> Account | None:
        """The member of staff, when name, password and code are right together."""
        if not (gebruikersnaam and wachtwoord and code):
            return None
        account = Account.objects.medewerkers().filter(username=gebruikersnaam).first()
        if account is None:
            # Hash all the same, so that the time taken does not tell which names exist.
            Account().set_password(wachtwoord)
            return None
        if not (account.check_password(wachtwoord) and self.user_can_authenticate(account)):
            return None
        return account if verify_tweede_factor(account=account, code=code, now=timezone.now()) else None

    def get_user(self, user_id: int) -> Account | None:
        """An active member of staff; a resident never lives in a staff session."""
        return Account.objects.medewerkers().filter(pk=user_id, is_active=True).first()
