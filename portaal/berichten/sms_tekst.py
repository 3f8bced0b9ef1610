"""What a text costs as SMS: GSM-7 (3GPP TS 23.038) where every character fits, else UCS-2."""

from dataclasses import dataclass

GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_7_UITBREIDING = frozenset("\f^{}\\[~]|€")  # two places each

# Places in a text of one segment, and in each segment of a longer text.
GSM_7_PLAATSEN = (160, 153)
UCS_2_PLAATSEN = (70, 67)


@dataclass(frozen=True)
class SmsTekst:
    """The measure of one text."""

    segmenten: int
    plaatsen: int
    dure_tekens: str

    @property
    def codering(self) -> str:
        return "UCS-2" if self.dure_tekens else "GSM-7"


def measure_sms(tekst: str) -> SmsTekst:
    """Segments as they are charged, and the characters that force the expensive encoding."""
    duur = "".join(sorted(set(tekst) - GSM_7 - GSM_7_UITBREIDING))
    if duur:
        lengtes, (los, aaneen) = [len(teken.encode("utf-16-be")) // 2 for teken in tekst], UCS_2_PLAATSEN
    else:
        lengtes, (los, aaneen) = [2 if teken in GSM_7_UITBREIDING else 1 for teken in tekst], GSM_7_PLAATSEN
    plaatsen = sum(lengtes)
    segmenten = 1 if plaatsen <= los else _count_parts(lengtes, aaneen)
    return SmsTekst(segmenten, plaatsen, duur)


def _count_parts(lengtes: list[int], ruimte: int) -> int:
    """Parts when no character may be cut in two."""
    delen, gevuld = 1, 0
    for lengte in lengtes:
        if gevuld + lengte > ruimte:
            delen, gevuld = delen + 1, 0
        gevuld += lengte
    return delen
