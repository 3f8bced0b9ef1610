"""What is fetched from a provider: in time, from nowhere else, and keys only when needed."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pytest_django import Settings

from portaal.toegang.clients.oidc import (
    AanbiederOnbereikbaar,
    AanbiederWeigert,
    Sleutelbos,
    fetch_tokens,
    fetch_userinfo,
)


class Provider(ThreadingHTTPServer):
    """Answers as it is told; remembers what was asked."""

    status, inhoud, wacht = 200, b"{}", 0.0
    koppen: dict[str, str] = {}

    def __init__(self) -> None:
        self.gevraagd: list[tuple[str, str, str]] = []
        super().__init__(("127.0.0.1", 0), Antwoorder)

    def handle_error(self, *_: object) -> None:
        """A client that gave up is what some tests are about."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Antwoorder(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        lengte = int(self.headers.get("Content-Length", 0))
        self.server.gevraagd.append((self.command, self.path, self.rfile.read(lengte).decode()))
        time.sleep(self.server.wacht)
        self.send_response(self.server.status)
        for naam, waarde in {"Content-Length": str(len(self.server.inhoud)), **self.server.koppen}.items():
            self.send_header(naam, waarde)
        self.end_headers()
        self.wfile.write(self.server.inhoud)

    do_POST = do_GET  # noqa: N815  the name http.server looks for

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as server:
        draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        draad.start()
        yield server
        server.shutdown()
        draad.join()


def test_code_is_posted_and_the_answer_read(provider: Provider) -> None:
    provider.inhoud = b'{"id_token": "x"}'

    assert fetch_tokens(provider.url, {"code": "abc"}) == {"id_token": "x"}
    assert provider.gevraagd == [("POST", "/", "code=abc")]


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_provider_in_trouble_is_unreachable(provider: Provider, status: int) -> None:
    provider.status = status

    with pytest.raises(AanbiederOnbereikbaar):
        fetch_userinfo(provider.url, "token")


@pytest.mark.parametrize("status", [400, 401, 404])
def test_refusal_is_a_refusal(provider: Provider, status: int) -> None:
    provider.status, provider.inhoud = status, b'{"error": "invalid_grant"}'

    with pytest.raises(AanbiederWeigert):
        fetch_tokens(provider.url, {})


@pytest.mark.parametrize("inhoud", [b"", b"<html>", b"[]", b"null", b'"tekst"', b"\xff\xfe"])
def test_what_is_no_json_object_is_refused(provider: Provider, inhoud: bytes) -> None:
    provider.inhoud = inhoud

    with pytest.raises(AanbiederWeigert):
        fetch_userinfo(provider.url, "token")


def test_redirect_is_not_followed(provider: Provider) -> None:
    provider.status, provider.koppen = 302, {"Location": f"{provider.url}elders"}

    with pytest.raises(AanbiederWeigert):
        fetch_tokens(provider.url, {"client_secret": "geheim"})
    assert len(provider.gevraagd) == 1


def test_silent_provider_is_given_up(provider: Provider, settings: Settings) -> None:
    provider.wacht, settings.OIDC_TIMEOUT = 1.0, (0.2, 0.2)
    begin = time.monotonic()

    with pytest.raises(AanbiederOnbereikbaar):
        fetch_tokens(provider.url, {})
    assert time.monotonic() - begin < 0.8


def test_limits_of_time_are_three_and_ten_seconds(settings: Settings) -> None:
    assert settings.OIDC_TIMEOUT == (3, 10)


def test_closed_port_is_unreachable() -> None:
    with pytest.raises(AanbiederOnbereikbaar):
        fetch_tokens("http://127.0.0.1:1/", {})


class TestSleutelbos:
    def serve(self, provider: Provider, *kids: str) -> None:
        provider.inhoud = json.dumps({"keys": [{"kid": kid} for kid in kids]}).encode()

    def test_known_key_is_fetched_once(self, provider: Provider) -> None:
        bos = Sleutelbos()
        self.serve(provider, "een", "twee")

        assert bos.find(provider.url, "een") == bos.find(provider.url, "een") == {"kid": "een"}
        assert bos.find(provider.url, "twee") == {"kid": "twee"}
        assert len(provider.gevraagd) == 1

    def test_unknown_key_is_asked_for_again(self, provider: Provider) -> None:
        bos = Sleutelbos()
        self.serve(provider, "een")
        bos.find(provider.url, "een")
        self.serve(provider, "nieuw")

        assert bos.find(provider.url, "nieuw") == {"kid": "nieuw"}
        assert bos.find(provider.url, "een") is None

    def test_keys_are_kept_for_an_hour(self, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
        bos, straks = Sleutelbos(), time.monotonic() + 3601
        self.serve(provider, "een")
        bos.find(provider.url, "een")
        monkeypatch.setattr("portaal.toegang.clients.oidc.time.monotonic", lambda: straks)
        self.serve(provider, "ander")

        assert bos.find(provider.url, "een") is None

    @pytest.mark.parametrize("inhoud", [b"{}", b'{"keys": {}}', b'{"keys": null}'])
    def test_answer_without_keys_is_refused(self, provider: Provider, inhoud: bytes) -> None:
        provider.inhoud = inhoud

        with pytest.raises(AanbiederWeigert):
            Sleutelbos().find(provider.url, "een")

    def test_strange_entries_are_passed_over(self, provider: Provider) -> None:
        provider.inhoud = b'{"keys": [null, 1, "x", {"kid": "een"}]}'

        assert Sleutelbos().find(provider.url, "een") == {"kid": "een"}
