"""The pages in a real browser: by keyboard, on a phone, without a violation of axe or of the CSP."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from simulatoren.digid.app import DigidSimulator
from simulatoren.mail.app import MailSimulator
from simulatoren.twilio.app import TwilioSimulator

from .conftest import Ontvangst
from .twilio_client import make_client

REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VRAAG = (
    "client_id=portaal&response_type=code&scope=openid&state=s"
    f"&code_challenge_method=S256&code_challenge={'a' * 43}"
)
TERUG = "http://127.0.0.1:8000/inloggen/digid/terug/"
pytestmark = pytest.mark.journey


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    meldingen: list[str] = []
    page.on(
        "console",
        lambda bericht: meldingen.append(bericht.text) if "Content Security" in bericht.text else None,
    )
    yield page
    page.close()
    assert meldingen == []


@pytest.fixture
def adressen(digid: DigidSimulator, twilio_sim: TwilioSimulator, mail_sim: MailSimulator) -> list[str]:
    """Every page of every simulator, with something to see on it."""
    client = make_client(twilio_sim)
    for nummer in ("+31612345601", "+31615000013"):
        client.messages.create(to=nummer, from_="Lindervoort", body="Er staat een bericht voor u klaar. " * 6)
    client.http_client.close()
    twilio_sim.opslag.opt_out("+31612345601")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = (
        "van@voorbeeld.example",
        "aan@voorbeeld.example",
        "Ontvangst " * 5,
    )
    mail.set_content("Wij hebben uw aangifte ontvangen.")
    mail.add_alternative("<p>Wij hebben uw aangifte ontvangen.</p>", subtype="html")
    with smtplib.SMTP("127.0.0.1", mail_sim.smtp_poort, timeout=5) as smtp:
        smtp.send_message(mail)
    return [
        f"{digid.url}/authorize?{VRAAG}&redirect_uri={TERUG}",
        f"{digid.url}/authorize",
        f"{digid.url}/",
        f"{digid.url}/_sim/",
        f"{twilio_sim.url}/telefoon/",
        f"{twilio_sim.url}/_sim/",
        f"{mail_sim.url}/",
        f"{mail_sim.url}/brieven/{mail_sim.postbus.all()[0].id}",
    ]


@pytest.mark.parametrize(("breedte", "kleuren"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_pages_are_accessible_and_never_scroll_sideways(
    page: Page, adressen: list[str], breedte: int, kleuren: Literal["light", "dark"]
) -> None:
    page.set_viewport_size({"width": breedte, "height": 844})
    page.emulate_media(color_scheme=kleuren)
    for adres in adressen:
        page.goto(adres)
        uitslag = Axe().run(page, options={"runOnly": REGELS})
        assert [fout["id"] for fout in uitslag.response["violations"]] == [], adres
        assert page.evaluate("document.documentElement.scrollWidth") <= breedte, adres


def test_resident_logs_in_with_the_keyboard(page: Page, digid: DigidSimulator, ontvangst: Ontvangst) -> None:
    terug = f"{ontvangst.basis}/inloggen/digid/terug/"
    page.goto(f"{digid.url}/authorize?{VRAAG}&redirect_uri={terug}")
    assert page.get_by_text("Dit is niet DigiD.").is_visible()
    page.get_by_label("Substantieel").first.check()
    page.get_by_role("button", name="Sanne de Vries").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{terug}?code=*&state=s")


def test_resident_cancels(page: Page, digid: DigidSimulator, ontvangst: Ontvangst) -> None:
    terug = f"{ontvangst.basis}/inloggen/digid/terug/"
    page.goto(f"{digid.url}/authorize?{VRAAG}&redirect_uri={terug}")
    page.get_by_role("button", name="Annuleren").click()
    page.wait_for_url(f"{terug}?error=access_denied*")


def test_phone_shows_a_new_message_by_itself(page: Page, twilio_sim: TwilioSimulator) -> None:
    page.goto(f"{twilio_sim.url}/telefoon/")
    client = make_client(twilio_sim)
    client.messages.create(to="+31612345601", from_="Lindervoort", body="Uw document ligt klaar.")
    client.http_client.close()
    page.get_by_role("heading", name="06 12 34 56 01").wait_for(timeout=5000)
    page.get_by_text("Uw document ligt klaar.").wait_for(timeout=5000)
    page.get_by_text("afgeleverd", exact=True).wait_for(timeout=5000)


def test_switches_are_set_and_reset_on_the_page(page: Page, twilio_sim: TwilioSimulator) -> None:
    page.goto(f"{twilio_sim.url}/_sim/")
    page.get_by_label("Fout", exact=True).select_option("429")
    page.get_by_label("Aantal keer").fill("2")
    page.get_by_role("button", name="Schakelaars zetten").click()
    assert page.get_by_label("Fout", exact=True).input_value() == "429"
    assert twilio_sim.schakelaars.getal("keer") == 2
    page.get_by_role("button", name="Leegmaken").click()
    assert page.get_by_label("Fout", exact=True).input_value() == "geen"


def test_script_in_a_mail_does_not_run(page: Page, mail_sim: MailSimulator) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "van@voorbeeld.example", "aan@voorbeeld.example", "Dag"
    mail.set_content("<script>document.title = 'fout'</script>", subtype="html")
    with smtplib.SMTP("127.0.0.1", mail_sim.smtp_poort, timeout=5) as smtp:
        smtp.send_message(mail)
    page.goto(f"{mail_sim.url}/brieven/{mail_sim.postbus.all()[0].id}")
    kader = page.frame(url="**/html")
    assert kader
    assert kader.title() == ""
    assert page.title() == "Dag – E-mail"
