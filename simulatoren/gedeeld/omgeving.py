"""The guard that keeps simulators out of production."""

import os

TOEGESTAAN = frozenset({"demo", "test"})


class OmgevingGeweigerd(RuntimeError):
    """A simulator was asked to start where it must not run."""


def check_omgeving() -> None:
    """Raise `OmgevingGeweigerd` unless PORTAAL_OMGEVING says demo or test; absent counts as production."""
    omgeving = os.environ.get("PORTAAL_OMGEVING", "")
    if omgeving not in TOEGESTAAN:
        raise OmgevingGeweigerd(
            "Een simulator start alleen met PORTAAL_OMGEVING=demo of PORTAAL_OMGEVING=test "
            f"(nu: {omgeving or 'niet ingesteld'})."
        )
