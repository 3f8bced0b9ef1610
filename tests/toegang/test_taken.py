"""Tasks of toegang."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from portaal.toegang.tasks import ruim_sessies


@pytest.mark.django_db
def test_sessions_that_are_over_leave_the_database_and_others_stay() -> None:
    nu = timezone.now()
    Session.objects.create(session_key="voorbij", session_data="x", expire_date=nu - timedelta(minutes=1))
    Session.objects.create(session_key="loopt", session_data="x", expire_date=nu + timedelta(hours=1))
    ruim_sessies()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["loopt"]
