"""A draft beside its definitie: what is visible, what is still open, and so where the walk stands.

No storage and no clock: it reads the Aanvraag it was given, on the day it was given.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.crypto import salted_hmac

from portaal.vragen.antwoord import Antwoord
from portaal.vragen.definitie import Veld
from portaal.vragen.formulier import StapFormulier, build_form_class, posted_names
from portaal.vragen.samenvatting import SamenvattingStap, summarize
from portaal.vragen.typen import BijlageInfo, Kader, ZoekAdres, get_veldtype
from portaal.vragen.typen.basis import find_geen_adres
from portaal.vragen.typen.bestand import refresh_bestanden
from portaal.vragen.zichtbaar import Zichtbaar, ZichtbareStap, zichtbaar

from .definities import load_definitie
from .models import Aanvraag, Bijlage
from .prefill import Vooringevuld

CONTROLE = "controle"
STOP = "stop"


class Invulling:
    """The filling in of one draft, on one day."""

    def __init__(self, aanvraag: Aanvraag, *, vandaag: date, zoek_adres: ZoekAdres = find_geen_adres) -> None:
        """`zoek_adres` is given where an answer is judged; elsewhere nothing waits for another system."""
        self.aanvraag = aanvraag
        self.vandaag = aanvraag.get_dag(vandaag)
        self.zoek_adres = zoek_adres
        # Who did not log in has no Mijn omgeving in which to be asked for what was promised.
        self.definitie = load_definitie(aanvraag.versie, self.vandaag, mag_nasturen=not aanvraag.is_anoniem)
        self.vooringevuld = Vooringevuld(aanvraag)

    @cached_property
    def vergrendeld(self) -> set[str]:
        """The keys of the questions whose answer the municipality owns."""
        return self.vooringevuld.find_locked(self.definitie, self.kader)

    @cached_property
    def antwoorden(self) -> Mapping[str, Antwoord]:
        """The stored answers; of a draft with the files that are there now, and with what sources say now."""
        answers: Mapping[str, Antwoord] = self.aanvraag.antwoorden
        if not self.aanvraag.is_concept:
            return answers
        bestanden = (veld for veld in self._bestandsvelden if veld.sleutel in answers)
        return {
            **answers,
            **{veld.sleutel: refresh_bestanden(veld, answers, self.kader) for veld in bestanden},
            **self.known_answers(),
        }

    @cached_property
    def kader(self) -> Kader:
        """What the questions may know: the day, the address service and the files of the draft."""
        return Kader(self.vandaag, self.zoek_adres, self._load_bijlagen())

    @cached_property
    def bijlagen(self) -> list[Bijlage]:
        """The files of the draft; only a form that asks for files looks them up."""
        return list(self.aanvraag.bijlagen.all()) if self._bestandsvelden else []

    @cached_property
    def pad(self) -> Zichtbaar:
        return zichtbaar(self.definitie, self.antwoorden)

    @property
    def einde(self) -> str:
        """What comes after the last step."""
        return STOP if self.pad.stop else CONTROLE

    def take_over(self, aanvraag: Aanvraag) -> None:
        """Go on with the answers as they were just stored."""
        self.aanvraag.antwoorden = aanvraag.antwoorden
        self.aanvraag.ruwe_invoer = aanvraag.ruwe_invoer
        self.aanvraag.revisie = aanvraag.revisie
        self._forget("antwoorden", "pad")

    def reload_bijlagen(self) -> None:
        """Go on with the files as they are now."""
        self._forget("bijlagen", "kader", "antwoorden", "pad")

    def _forget(self, *gelezen: str) -> None:
        for naam in gelezen:
            self.__dict__.pop(naam, None)

    def is_zichtbaar(self, sleutel: str) -> bool:
        """Whether this step is on the path; the check page is, unless the form stops early."""
        if sleutel == CONTROLE:
            return self.einde == CONTROLE
        return self.pad.find_stap(sleutel) is not None

    def is_klaar(self, sleutel: str) -> bool:
        """Whether every visible question of the step has been answered or left blank on purpose."""
        stap = self.pad.find_stap(sleutel)
        return stap is not None and not self._is_open(stap)

    def find_stap(self, gevraagd: str) -> str:
        """The step to show to who asks for one: that one, or the first open one when that comes before it."""
        sleutels = [stap.stap.sleutel for stap in self.pad.stappen]
        staat = next((stap.stap.sleutel for stap in self.pad.stappen if self._is_open(stap)), self.einde)
        volgorde = [*sleutels, self.einde]
        mag = gevraagd in volgorde and volgorde.index(gevraagd) <= volgorde.index(staat)
        return gevraagd if mag else staat

    def form_class(self, sleutel: str) -> type[StapFormulier]:
        """The form of a step, whether or not it is on the path."""
        return build_form_class(
            self.definitie,
            self.definitie.stap_per_sleutel[sleutel],
            self.antwoorden,
            kader=self.kader,
            vooringevuld=self.vooringevuld,
            vergrendeld=self.vergrendeld,
        )

    def posted_names(self, sleutel: str) -> set[str]:
        """What a page of this step may post, with the step's prefix; the check page has no text to keep."""
        stap = self.definitie.stap_per_sleutel.get(sleutel)
        namen = posted_names(stap, kader=self.kader) if stap else set()
        return {f"{sleutel}-{naam}" for naam in namen}

    def is_bekend(self, veld: Veld) -> bool:
        """Whether the municipality owns this answer: it is shown and not asked."""
        return veld.sleutel in self.vergrendeld

    def known_answers(self) -> dict[str, Antwoord]:
        """The questions answered already of which the municipality owns the answer, with that answer."""
        velden = (self.definitie.veld_per_sleutel[sleutel] for sleutel in sorted(self.vergrendeld))
        return {
            veld.sleutel: self.vooringevuld[str(veld.prefill)]
            for veld in velden
            if veld.sleutel in self.aanvraag.antwoorden
        }

    def get_bekende_stand(self) -> str:
        """A mark of what sources say: it changes when they say something else."""
        return _mark(self.known_answers())

    def get_stand(self, sleutel: str) -> str:
        """A mark of what is stored for this step: it changes when somebody, in whatever tab, changes that."""
        velden = self.definitie.stap_per_sleutel[sleutel].velden
        antwoorden = {veld.sleutel: self.antwoorden.get(veld.sleutel) for veld in velden}
        return _mark([antwoorden, self.get_ruw(sleutel)])

    def get_ruw(self, sleutel: str) -> dict[str, Any]:
        """What was typed at this step and not yet accepted: reden and velden; empty when there is nothing."""
        ruw: dict[str, Any] = self.aanvraag.ruwe_invoer.get(sleutel, {})
        return ruw

    def samenvatting(self) -> list[SamenvattingStap]:
        return summarize(self.definitie, self.antwoorden, self.kader)

    def _load_bijlagen(self) -> dict[str, BijlageInfo]:
        """Of a draft what was not found to be bad; of what was handed in, all."""
        return {
            str(bijlage.uuid): BijlageInfo(
                veld=bijlage.veld, naam=bijlage.bestandsnaam, grootte=bijlage.grootte, status=bijlage.status
            )
            for bijlage in self.bijlagen
            if not (self.aanvraag.is_concept and bijlage.is_geweigerd)
        }

    @property
    def _bestandsvelden(self) -> list[Veld]:
        return [veld for veld in self.definitie.veld_per_sleutel.values() if veld.type == "bestand"]

    def _is_open(self, stap: ZichtbareStap) -> bool:
        if stap.stap.sleutel in self.aanvraag.ruwe_invoer:
            return True
        vragen = (veld.sleutel for veld in stap.velden if get_veldtype(veld.type).heeft_invoer)
        return any(sleutel not in self.antwoorden for sleutel in vragen)


def _mark(inhoud: Any) -> str:
    tekst = json.dumps(inhoud, sort_keys=True)
    return salted_hmac("formulieren.stand", tekst, algorithm="sha256").hexdigest()[:16]
