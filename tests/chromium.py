"""The one browser of a test run: Playwright allows a single one per process."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

# Without these Chromium knocks at closed doors, or does not start as root.
OPTIES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; bin/test says where it is."""
    if not os.environ.get("CHROMIUM"):
        pytest.skip("journeys need CHROMIUM: run bin/test")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=OPTIES)
        yield browser
        browser.close()
