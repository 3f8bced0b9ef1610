"""The demo's broker never shows a worker half a message."""

import threading
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from portaal.kern.mapbroker import Transport

ROND = 200


@pytest.fixture
def verbinding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Connection:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    post, control = tmp_path / "post", tmp_path / "control"
    post.mkdir()
    opties = {"data_folder_in": str(post), "data_folder_out": str(post), "control_folder": str(control)}
    return Connection("map://localhost", transport_options=opties)


def test_a_reader_at_the_same_time_gets_every_message_whole(verbinding: Connection) -> None:
    tekst = "x" * 100_000
    gelezen: list[str] = []

    def read() -> None:
        with verbinding.channel() as kanaal:
            while len(gelezen) < ROND:
                try:
                    gelezen.append(kanaal._get("sms")["body"])
                except Empty:
                    continue

    lezer = threading.Thread(target=read)
    lezer.start()
    with verbinding.clone().channel() as kanaal:
        for _ in range(ROND):
            kanaal._put("sms", {"body": tekst})
    lezer.join(timeout=30)
    assert gelezen == [tekst] * ROND


def test_messages_come_in_the_order_they_went(verbinding: Connection) -> None:
    assert isinstance(verbinding.transport, Transport)
    with verbinding.channel() as kanaal:
        for nummer in range(5):
            kanaal._put("mail", {"body": nummer})
            kanaal._put("sms", {"body": -nummer})
        assert [kanaal._get("mail")["body"] for _ in range(5)] == [0, 1, 2, 3, 4]
