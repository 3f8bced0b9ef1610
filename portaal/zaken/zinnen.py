"""Words that people typed, made fit to stand before a next sentence."""

SLOTTEKENS = (".", "!", "?", "…")
SLUITHAKEN = "\"'”’)"


def close_zin(tekst: str) -> str:
    """The text with a full stop, unless it ends a sentence already or is empty."""
    tekst = tekst.strip()
    if not tekst or tekst.rstrip(SLUITHAKEN).endswith(SLOTTEKENS):
        return tekst
    return f"{tekst}."
