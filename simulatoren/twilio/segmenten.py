"""How many SMS segments a text takes: GSM-7 where it fits, else UCS-2."""

GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_7_DUBBEL = frozenset("^{}\\[~]|€\f")  # take two places each


def count_segments(tekst: str) -> int:
    """Segments of 160 or, when concatenated, 153 septets; with UCS-2 70 or 67 code units."""
    if set(tekst) <= GSM_7 | GSM_7_DUBBEL:
        lengte, los, aaneen = len(tekst) + sum(teken in GSM_7_DUBBEL for teken in tekst), 160, 153
    else:
        lengte, los, aaneen = len(tekst.encode("utf-16-be", "surrogatepass")) // 2, 70, 67
    return 1 if lengte <= los else -(-lengte // aaneen)
