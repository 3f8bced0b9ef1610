"""Dutch numbers and codes with a fixed form: BSN, IBAN, KvK, kenteken, postcode, huisnummer."""

import re
from abc import abstractmethod
from typing import Any, ClassVar

from django import forms
from stdnum import iban
from stdnum.exceptions import ValidationError as StdnumFout
from stdnum.util import clean as compact

from portaal.kern.bsn import mask_bsn, normalize_bsn

from ..antwoord import Antwoord
from ..definitie import Veld
from .basis import GenormaliseerdField, Kader, Veldtype, register

POSTCODE = re.compile(r"([1-9][0-9]{3})([A-Z]{2})")
NOOIT_UITGEGEVEN = ("SA", "SD", "SS")
KVK = re.compile(r"(?!0{8})[0-9]{8}")
HUISNUMMER = re.compile(r"([1-9][0-9]{0,4})(?![0-9]) ?(?:([A-Z])(?![A-Z0-9]))?(?:[ \-/]*([A-Z0-9]{1,4}))?")
# The fourteen series of the RDW: letters and digits in three groups.
KENTEKENREEKSEN = (
    *("LL-99-99", "99-99-LL", "99-LL-99", "LL-99-LL", "LL-LL-99", "99-LL-LL", "99-LLL-9"),
    *("9-LLL-99", "LL-999-L", "L-999-LL", "LLL-99-L", "L-99-LLL", "9-LL-999", "999-LL-9"),
)
KENTEKENS = tuple(
    re.compile("(" + reeks.replace("-", ")(").replace("L", "[A-Z]").replace("9", "[0-9]") + ")")
    for reeks in KENTEKENREEKSEN
)


def normalize_postcode(tekst: str) -> str:
    """`1234ab` becomes `1234 AB`. Raises ValueError on a postcode that cannot exist."""
    gevonden = POSTCODE.fullmatch("".join(tekst.upper().split()))
    if gevonden is None or gevonden[2] in NOOIT_UITGEGEVEN:
        raise ValueError("geen postcode")
    return f"{gevonden[1]} {gevonden[2]}"


def normalize_huisnummer(tekst: str) -> str:
    """`12 a` becomes `12A`, `12a 3` becomes `12A-3` (BAG: number, letter, addition). Raises ValueError."""
    gevonden = HUISNUMMER.fullmatch(" ".join(tekst.upper().split()))
    if gevonden is None:
        raise ValueError("geen huisnummer")
    nummer, letter, toevoeging = gevonden.groups("")
    return f"{nummer}{letter}-{toevoeging}" if toevoeging else f"{nummer}{letter}"


def normalize_kenteken(tekst: str) -> str:
    """`12abc3` becomes `12-ABC-3`. Raises ValueError when no series has this form."""
    tekens = re.sub(r"[\s-]", "", tekst).upper()
    gevonden = next((g for reeks in KENTEKENS if (g := reeks.fullmatch(tekens))), None)
    if gevonden is None:
        raise ValueError("geen kenteken")
    return "-".join(gevonden.groups())


def normalize_kvk(tekst: str) -> str:
    """Eight digits, also when typed in groups; the register gives out no check digit. Raises ValueError."""
    nummer = compact(tekst, " .-")
    if KVK.fullmatch(nummer) is None:
        raise ValueError("geen KvK-nummer")
    return str(nummer)


def normalize_iban(tekst: str) -> str:
    """Capitals without spaces. Raises ValueError when the check digits or the length are wrong."""
    try:
        return str(iban.validate(tekst))
    except StdnumFout as fout:
        raise ValueError("geen IBAN") from fout


class _Code(Veldtype):
    voorbeeld: ClassVar[str]
    attrs: ClassVar[dict[str, str]] = {"autocapitalize": "characters", "spellcheck": "false"}

    @abstractmethod
    def normalize(self, tekst: str) -> str:
        """The one right form of the code; raises ValueError when there is none."""

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return GenormaliseerdField(
            normalize=self.normalize,
            widget=forms.TextInput(self.get_attrs(veld, **self.attrs)),
            **self.get_field_arguments(veld, invalid=self.voorbeeld),
        )

    def describe_leeg(self, veld: Veld) -> str:
        return veld.fout or self.voorbeeld


@register
class Postcode(_Code):
    code = "postcode"
    autocomplete = "postal-code"
    voorbeeld = "Vul uw postcode in, bijvoorbeeld 1234 AB"

    def normalize(self, tekst: str) -> str:
        return normalize_postcode(tekst)


@register
class Huisnummer(_Code):
    code = "huisnummer"
    voorbeeld = "Vul uw huisnummer in, bijvoorbeeld 12 of 12A"

    def normalize(self, tekst: str) -> str:
        return normalize_huisnummer(tekst)


@register
class Kenteken(_Code):
    code = "kenteken"
    autocomplete = "off"
    voorbeeld = "Vul uw kenteken in, bijvoorbeeld 12-ABC-3"

    def normalize(self, tekst: str) -> str:
        return normalize_kenteken(tekst)


class KentekenField(GenormaliseerdField):
    """A kenteken outside a formulier, in the same form and with the same help."""

    def __init__(self, *, voorbeeld: str = Kenteken.voorbeeld, **kwargs: Any) -> None:
        super().__init__(
            normalize=normalize_kenteken,
            widget=forms.TextInput({**Kenteken.attrs, "autocomplete": Kenteken.autocomplete}),
            error_messages=dict.fromkeys(("required", "invalid"), voorbeeld),
            **kwargs,
        )


@register
class Iban(_Code):
    code = "iban"
    autocomplete = "off"
    voorbeeld = "Vul uw IBAN in, bijvoorbeeld NL91 ABNA 0417 1643 00"

    def normalize(self, tekst: str) -> str:
        return normalize_iban(tekst)

    def to_initial(self, antwoord: Antwoord) -> str:
        return str(iban.format(str(antwoord)))

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        return str(iban.format(str(antwoord)))


@register
class Kvk(_Code):
    code = "kvk"
    autocomplete = "off"
    attrs: ClassVar[dict[str, str]] = {"inputmode": "numeric", "spellcheck": "false"}
    voorbeeld = "Vul het KvK-nummer in. Dat zijn 8 cijfers, bijvoorbeeld 12345678"

    def normalize(self, tekst: str) -> str:
        return normalize_kvk(tekst)


@register
class Bsn(_Code):
    """Never shown in full outside its own input."""

    code = "bsn"
    autocomplete = "off"
    attrs: ClassVar[dict[str, str]] = {"inputmode": "numeric", "spellcheck": "false"}
    voorbeeld = "Vul uw burgerservicenummer in. Dat zijn 9 cijfers; het staat op uw paspoort of rijbewijs"

    def normalize(self, tekst: str) -> str:
        return normalize_bsn(tekst)

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        return mask_bsn(str(antwoord))
