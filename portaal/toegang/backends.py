"""Staff login: password and second factor, for staff only."""

from django.contrib.auth.backends import ModelBackend

from .models import Account


class MedewerkerBackend(ModelBackend):
    def get_user(self, user_id: int) -> Account | None:
        """An active member of staff; a resident never lives in a staff session."""
        return Account.objects.medewerkers().filter(pk=user_id, is_active=True).first()
