"""Django's way of mailing ends in the simulated inbox, readable and harmless."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import requests

from simulatoren.mail.app import MailSimulator

SANNE = "sanne.devries@voorbeeld.example"


@pytest.fixture
def smtp(mail_sim: MailSimulator) -> Iterator[smtplib.SMTP]:
    with smtplib.SMTP("127.0.0.1", mail_sim.smtp_poort, timeout=5) as smtp:
        yield smtp


def make_mail(*, aan: str = SANNE, onderwerp: str = "Ontvángen", html: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Gemeente Lindervoort <niet-antwoorden@lindervoort.example>"
    mail["To"] = aan
    mail["Subject"] = onderwerp
    mail.set_content("Beste Zoë,\n\nWij hebben uw aangifte ontvangen.\n")
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def read_all(simulator: MailSimulator, **vraag: str) -> list[dict[str, Any]]:
    return requests.get(f"{simulator.url}/_sim/berichten.json", params=vraag, timeout=5).json()["berichten"]


def switch(simulator: MailSimulator, **standen: object) -> None:
    assert requests.post(f"{simulator.url}/_sim/", json=standen, timeout=5).status_code == 200


def test_mail_arrives_with_all_its_parts(mail_sim: MailSimulator, smtp: smtplib.SMTP) -> None:
    mail = make_mail(html="<p>Dag</p>")
    mail.add_attachment(b"%PDF-1", maintype="application", subtype="pdf", filename="bewijs é.pdf")
    smtp.send_message(mail)
    (brief,) = read_all(mail_sim)
    assert brief["afzender"] == "niet-antwoorden@lindervoort.example"
    assert (brief["ontvangers"], brief["onderwerp"]) == ([SANNE], "Ontvángen")
    assert "Beste Zoë," in brief["tekst"]
    assert brief["html"].strip() == "<p>Dag</p>"
    assert brief["bijlagen"] == [{"naam": "bewijs é.pdf", "soort": "application/pdf"}]
    bijlage = requests.get(f"{mail_sim.url}/brieven/{brief['id']}/bijlagen/0", timeout=5)
    assert bijlage.content == b"%PDF-1"
    assert bijlage.headers["Content-Disposition"].startswith("attachment;")


def test_inbox_lists_mails_per_address(mail_sim: MailSimulator, smtp: smtplib.SMTP) -> None:
    smtp.send_message(make_mail(onderwerp="Eerste"))
    smtp.send_message(make_mail(aan="kees.dijkstra@voorbeeld.example", onderwerp="Tweede"))
    assert [brief["onderwerp"] for brief in read_all(mail_sim, aan=SANNE)] == ["Eerste"]
    pagina = requests.get(f"{mail_sim.url}/", timeout=5).text
    assert pagina.index("kees.dijkstra@") < pagina.index("sanne.devries@")


def test_markup_in_a_mail_stays_text_or_stays_in_its_frame(
    mail_sim: MailSimulator, smtp: smtplib.SMTP
) -> None:
    gemeen = "<script>alert(1)</script>"
    mail = make_mail(onderwerp=gemeen)
    mail.set_content(gemeen)
    mail.add_alternative(gemeen, subtype="html")
    smtp.send_message(mail)
    (brief,) = read_all(mail_sim)
    pagina = requests.get(f"{mail_sim.url}/brieven/{brief['id']}", timeout=5)
    assert "alert(1)" in pagina.text
    assert gemeen not in pagina.text
    assert gemeen not in requests.get(f"{mail_sim.url}/", timeout=5).text
    assert '<iframe class="kader" sandbox src=' in pagina.text
    kader = requests.get(f"{mail_sim.url}/brieven/{brief['id']}/html", timeout=5)
    assert gemeen in kader.text
    beleid = kader.headers["Content-Security-Policy"]
    assert "default-src 'none'" in beleid
    assert "sandbox;" in beleid


def test_header_that_is_not_ascii_or_broken_does_not_break_the_inbox(mail_sim: MailSimulator) -> None:
    bron = (
        b"Subject: =?utf-8?q?kapot\r\nFrom: \xff\r\nContent-Type: text/plain; charset=bestaat-niet\r\n"
        b"\r\ntekst \xe9\r\n"
    )
    with smtplib.SMTP("127.0.0.1", mail_sim.smtp_poort, timeout=5) as smtp:
        smtp.sendmail("a@voorbeeld.example", [SANNE], bron)
    (brief,) = read_all(mail_sim)
    assert "tekst" in brief["tekst"]
    assert requests.get(f"{mail_sim.url}/", timeout=5).status_code == 200
    assert requests.get(f"{mail_sim.url}/brieven/{brief['id']}", timeout=5).status_code == 200


@pytest.mark.parametrize("code", [421, 451, 550])
def test_switch_refuses_mail(mail_sim: MailSimulator, code: int) -> None:
    switch(mail_sim, fout=str(code), keer=1)
    with smtplib.SMTP("127.0.0.1", mail_sim.smtp_poort, timeout=5) as smtp:
        with pytest.raises(smtplib.SMTPRecipientsRefused) as gevangen:
            smtp.send_message(make_mail())
        assert gevangen.value.recipients[SANNE][0] == code
    assert read_all(mail_sim) == []
    with smtplib.SMTP("127.0.0.1", mail_sim.smtp_poort, timeout=5) as smtp:
        smtp.send_message(make_mail())
    assert len(read_all(mail_sim)) == 1


def test_one_kind_of_address_never_exists(mail_sim: MailSimulator, smtp: smtplib.SMTP) -> None:
    geweigerd = smtp.send_message(make_mail(), to_addrs=["bestaat-niet@voorbeeld.example", SANNE])
    assert list(geweigerd) == ["bestaat-niet@voorbeeld.example"]
    assert read_all(mail_sim)[0]["ontvangers"] == [SANNE]


def test_answer_lost_after_accepting(mail_sim: MailSimulator, smtp: smtplib.SMTP) -> None:
    switch(mail_sim, fout="weg-na")
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        smtp.send_message(make_mail())
    assert len(read_all(mail_sim)) == 1


def test_delay_outlasts_a_short_time_out(mail_sim: MailSimulator) -> None:
    switch(mail_sim, vertraging=1)
    with (
        smtplib.SMTP("127.0.0.1", mail_sim.smtp_poort, timeout=0.2) as smtp,
        pytest.raises((TimeoutError, smtplib.SMTPServerDisconnected)),
    ):
        smtp.send_message(make_mail())


def test_stopped_server_refuses_connections() -> None:
    with MailSimulator() as simulator:
        poort = simulator.smtp_poort
    with pytest.raises(ConnectionRefusedError):
        smtplib.SMTP("127.0.0.1", poort, timeout=5)


def test_mails_survive_a_restart_and_delete_empties(tmp_path: Path) -> None:
    with (
        MailSimulator(map=tmp_path) as eerste,
        smtplib.SMTP("127.0.0.1", eerste.smtp_poort, timeout=5) as smtp,
    ):
        smtp.send_message(make_mail())
    with MailSimulator(map=tmp_path) as tweede:
        assert "Beste Zoë," in read_all(tweede)[0]["tekst"]
        requests.delete(f"{tweede.url}/_sim/", timeout=5)
        assert read_all(tweede) == []


def test_unknown_mail_and_attachment_are_not_found(mail_sim: MailSimulator, smtp: smtplib.SMTP) -> None:
    smtp.send_message(make_mail())
    brief = read_all(mail_sim)[0]["id"]
    for pad in (
        "brieven/onbekend",
        "brieven/onbekend/html",
        f"brieven/{brief}/bijlagen/0",
        f"brieven/{brief}/bijlagen/x",
    ):
        assert requests.get(f"{mail_sim.url}/{pad}", timeout=5).status_code == 404
