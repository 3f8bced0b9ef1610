"""`bin/manage termijn`: one line of output, Dutch answers to mistakes."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

VOORBEELDEN = json.loads((Path(__file__).parent / "termijnen.json").read_text())["termijnen"]


def run_termijn(*argumenten: str) -> str:
    uit = StringIO()
    call_command("termijn", *argumenten, stdout=uit)
    return uit.getvalue()


def build_argumenten(invoer: dict[str, Any]) -> list[str]:
    ontvangst = invoer.get("ontvangst") or invoer["bekendmaking"]
    argumenten = ["--ontvangst", ontvangst, "--weken", str(invoer["weken"]), "--grond", invoer["grond"]]
    for eerste, laatste in invoer.get("opschorting", []):
        argumenten += ["--opschorting", f"{eerste}:{laatste}"]
    return argumenten


@pytest.mark.parametrize("rij", VOORBEELDEN, ids=[rij["id"] for rij in VOORBEELDEN])
def test_prints_exactly_one_line_with_both_dates(rij: dict[str, Any]) -> None:
    verwacht = f"{rij['einde_zonder_atw']} {rij['uiterste_datum']}\n"
    assert run_termijn(*build_argumenten(rij["invoer"])) == verwacht


def test_grond_is_wet_by_default() -> None:
    assert run_termijn("--ontvangst", "2026-10-31", "--weken", "8") == "2026-12-26 2026-12-28\n"


def test_extra_weken_are_each_a_term_by_itself() -> None:
    uitkomst = run_termijn("--ontvangst", "2026-09-18", "--weken", "8", "--extra-weken", "6")
    assert uitkomst == "2026-12-25 2026-12-28\n"


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (["--weken", "8"], "Geef ook --ontvangst op."),
        (["--ontvangst", "2026-02-06"], "Geef ook --weken op."),
        (["--ontvangst", "6 februari", "--weken", "8"], "'6 februari' is geen datum."),
        (["--ontvangst", "2026-02-30", "--weken", "8"], "'2026-02-30' is geen datum."),
        (["--ontvangst", "2026-02-06", "--weken", "acht"], "'acht' is geen getal. Geef --weken"),
        (["--ontvangst", "2026-02-06", "--weken", "0"], "ten minste 1 week"),
        (["--ontvangst", "2026-02-06", "--weken", "8", "--extra-weken", "x"], "Geef --extra-weken"),
        (["--ontvangst", "2026-02-06", "--weken", "8", "--extra-weken", "-1"], "minder dan 0 weken"),
        (["--ontvangst", "2026-02-06", "--weken", "8", "--grond", "apv"], "'apv' is geen grond."),
        (["--ontvangst", "2026-02-06", "--weken", "8", "--opschorting", "2026-02-10"], "geen opschorting"),
        (
            ["--ontvangst", "2026-02-06", "--weken", "8", "--opschorting", "2026-02-10:x"],
            "'x' is geen datum.",
        ),
        (
            ["--ontvangst", "2026-02-06", "--weken", "8", "--opschorting", "2026-02-10:2026-02-09"],
            "ligt voor de eerste dag",
        ),
        (["--ontvangst", "9999-12-01", "--weken", "8"], "buiten de kalender"),
    ],
)
def test_mistakes_get_a_dutch_answer(argumenten: list[str], melding: str) -> None:
    with pytest.raises(CommandError) as fout:
        run_termijn(*argumenten)
    assert melding in str(fout.value)
    assert fout.value.returncode == 2
