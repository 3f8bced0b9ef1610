"""Roles within a team, days of the week, units of a norm."""

from django.db.models import IntegerChoices, TextChoices


class TeamRol(TextChoices):
    """What a member of a team may do; klantcontact sees the zaken of all teams."""

    BEHANDELAAR = "behandelaar", "Behandelaar"
    TEAMLEIDER = "teamleider", "Teamleider"
    KLANTCONTACT = "klantcontact", "Klantcontact"


class Weekdag(IntegerChoices):
    """Numbered as `date.weekday()`."""

    MAANDAG = 0, "maandag"
    DINSDAG = 1, "dinsdag"
    WOENSDAG = 2, "woensdag"
    DONDERDAG = 3, "donderdag"
    VRIJDAG = 4, "vrijdag"
    ZATERDAG = 5, "zaterdag"
    ZONDAG = 6, "zondag"
