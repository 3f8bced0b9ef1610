"""Log lines show where something went wrong, never what somebody typed."""

import json
import logging

from django.test import RequestFactory

from portaal.kern.logboek import CorrelatieFilter, JsonFormatter


def test_query_string_of_a_request_is_not_logged() -> None:
    regel = logging.makeLogRecord({"msg": "Not Found: %s", "args": ("/zoeken/",), "status_code": 404})
    regel.request = RequestFactory().get("/zoeken/", {"q": "999990019"})
    CorrelatieFilter().filter(regel)

    geschreven = JsonFormatter().format(regel)

    assert "999990019" not in geschreven
    assert json.loads(geschreven)["bericht"] == "Not Found: /zoeken/"
    assert json.loads(geschreven)["status_code"] == 404
