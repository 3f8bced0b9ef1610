"""Counting the queries of a page: a list must ask as many with 30 rows as with 3."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def count_queries(client: Client, url: str) -> int:
    """The queries of one visit, after a first one that fills the caches of the process."""
    client.get(url)
    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(url)
    assert antwoord.status_code == 200
    return len(vragen)
