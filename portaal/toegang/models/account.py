"""The account: a resident who came in with DigiD, or a member of staff."""

import uuid
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q

from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedTextField

from ..enums import AccountSoort


class AccountManager(UserManager["Account"]):
    """Makes accounts of either kind."""

    def create_medewerker(self, username: str, password: str, **velden: Any) -> "Account":
        """An account for staff. The second factor is set apart (operations.set_tweede_factor)."""
        return self.create_user(username, password=password, soort=AccountSoort.MEDEWERKER, **velden)

    def create_inwoner(self, inwoner_uuid: UUID) -> "Account":
        """An account without a password, for the resident with this uuid."""
        return self.get_or_create_inwoner(inwoner_uuid)[0]

    def get_or_create_inwoner(self, inwoner_uuid: UUID) -> tuple["Account", bool]:
        """The resident's account, and whether it was made now; two first logins at once make one."""
        velden = {
            "username": f"inwoner-{inwoner_uuid}",
            "soort": AccountSoort.INWONER,
            "password": make_password(None),
        }
        return self.get_or_create(inwoner_uuid=inwoner_uuid, defaults=velden)

    def medewerkers(self) -> models.QuerySet["Account"]:
        return self.get_queryset().filter(soort=AccountSoort.MEDEWERKER)


class Account(AbstractUser):
    """Who is logged in. A resident's data live in inwoners; here stand the uuid and a name to greet with."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField(max_length=12, choices=AccountSoort.choices, default=AccountSoort.MEDEWERKER)
    inwoner_uuid = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    totp_geheim = EncryptedTextField("tweede factor", null=True, blank=True, editable=False)
    totp_laatste = models.BigIntegerField(null=True, blank=True, editable=False)

    objects: ClassVar[AccountManager] = AccountManager()

    REQUIRED_FIELDS = ["email"]
    gegevens = Gegevens(
        persoonlijk="username first_name last_name email last_login inwoner_uuid",
        zakelijk=(
            "id uuid soort password is_superuser is_staff is_active date_joined totp_geheim totp_laatste"
        ),
        bewaren="Medewerker: tot een jaar na uitdiensttreding. Inwoner: zolang de inwoner gegevens heeft.",
    )

    class Meta:
        verbose_name = "account"
        verbose_name_plural = "accounts"
        constraints = [
            models.CheckConstraint(
                name="account_inwoner_of_medewerker",
                condition=(
                    Q(
                        soort=AccountSoort.INWONER,
                        inwoner_uuid__isnull=False,
                        is_staff=False,
                        is_superuser=False,
                        password__startswith="!",  # noqa: S106  marks that there is none
                        totp_geheim__isnull=True,
                    )
                    | Q(soort=AccountSoort.MEDEWERKER, inwoner_uuid__isnull=True)
                ),
            )
        ]

    @property
    def naam(self) -> str:
        return self.get_full_name() or self.username

    @property
    def initialen(self) -> str:
        return "".join(deel[0] for deel in (self.first_name, self.last_name) if deel).upper() or "?"

    @property
    def is_inwoner(self) -> bool:
        return self.soort == AccountSoort.INWONER

    @property
    def is_medewerker(self) -> bool:
        return self.soort == AccountSoort.MEDEWERKER

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """A resident has no permissions of staff, whatever group was given by mistake."""
        return self.is_medewerker and super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_medewerker and super().has_module_perms(app_label)

    def get_all_permissions(self, obj: Any = None) -> set[str]:
        return super().get_all_permissions(obj) if self.is_medewerker else set()
