/* Stuurt een gekozen bestand meteen, met voortgang en een knop om te stoppen. Een voor een, zodat een fout
   bij zijn bestand staat. Zonder JavaScript gaan bestanden mee met het formulier. */
(() => {
  const STAND_NA = 2000;
  const STAND_KEREN = 60;
  const TE_GROOT = "Dit is te groot om te versturen. Maak het kleiner.";
  const LUKT_NIET = "Het versturen lukt niet. Laad de pagina opnieuw en probeer het nog een keer.";
  const GEEN_VERBINDING = "Er is geen verbinding. Probeer het opnieuw.";

  document.querySelectorAll("[data-portaal-bestanden]").forEach((vak) => {
    const find = (deel) => vak.querySelector(`[data-portaal-bestanden-${deel}]`);
    const [lijst, kies, bezig, stop, melding, fout] = ["lijst", "kies", "bezig", "stop", "melding", "fout"].map(find);
    const invoer = kies.querySelector("input");
    const knop = kies.querySelector("button");
    const balk = bezig.querySelector("progress");
    const formulier = vak.closest("form");
    const token = formulier.querySelector("[name=csrfmiddlewaretoken]").value;
    let keren = STAND_KEREN;
    let verzoek = null;
    let verder = null;

    const send = (url, velden) =>
      new Promise((klaar, mis) => {
        verzoek = new XMLHttpRequest();
        verzoek.open("POST", url);
        verzoek.setRequestHeader("X-CSRFToken", token);
        verzoek.setRequestHeader("Accept", "application/json");
        verzoek.upload.addEventListener("progress", (stand) => {
          if (stand.lengthComputable) balk.value = (100 * stand.loaded) / stand.total;
        });
        verzoek.addEventListener("load", () => {
          const isJson = (verzoek.getResponseHeader("Content-Type") || "").startsWith("application/json");
          if (verzoek.status === 200 && isJson) klaar(JSON.parse(verzoek.responseText));
          else mis(verzoek.status === 413 ? TE_GROOT : LUKT_NIET);
        });
        verzoek.addEventListener("error", () => mis(GEEN_VERBINDING));
        verzoek.addEventListener("abort", () => mis(""));
        verzoek.send(velden);
      });
    const ask = async () => {
      const antwoord = await fetch(vak.dataset.portaalStandUrl, { credentials: "same-origin", redirect: "error" });
      if (!antwoord.ok) throw new Error(String(antwoord.status));
      return antwoord.json();
    };
    const show = (antwoord) => {
      lijst.innerHTML = antwoord.lijst;
      kies.hidden = !antwoord.mag_erbij;
      formulier.dataset.portaalStand = antwoord.stand;
      if (antwoord.wacht && keren > 0) setTimeout(look, STAND_NA);
    };
    const look = async () => {
      keren -= 1;
      if (document.hidden) setTimeout(look, STAND_NA);
      else await ask().then(show, () => {});
    };
    const tell = (teksten) => {
      fout.replaceChildren(...teksten.filter(Boolean).map((tekst) => Object.assign(document.createElement("p"), { textContent: tekst })));
    };
    const upload = async (bestanden) => {
      const fouten = [];
      tell([]);
      bezig.hidden = false;
      keren = STAND_KEREN;
      for (const bestand of bestanden) {
        melding.textContent = `${bestand.name} wordt verstuurd`;
        balk.value = 0;
        const velden = new FormData();
        velden.append(invoer.name, bestand);
        try {
          const antwoord = await send(vak.dataset.portaalBestanden, velden);
          fouten.push(...antwoord.geweigerd);
          melding.textContent = antwoord.geweigerd.length ? "" : `${bestand.name} is toegevoegd`;
          show(antwoord);
        } catch (reden) {
          melding.textContent = reden ? "" : "U bent gestopt met versturen";
          verder = null;
          if (reden) fouten.push(`‘${bestand.name}’: ${reden}`);
          break;
        }
      }
      bezig.hidden = true;
      tell(fouten);
      const knopVerder = verder;
      verder = null;
      if (knopVerder && fouten.length === 0 && melding.textContent) formulier.requestSubmit(knopVerder);
    };
    // Wie al verder wil, gaat verder zodra het bestand er is.
    formulier.addEventListener("submit", (event) => {
      if (bezig.hidden) return;
      event.preventDefault();
      verder = event.submitter;
      melding.textContent = "Uw bestand wordt nog verstuurd. Daarna gaat u vanzelf verder.";
    });

    knop.hidden = true;
    invoer.addEventListener("change", async () => {
      const bestanden = [...invoer.files];
      invoer.value = "";
      invoer.disabled = true;
      await upload(bestanden);
      invoer.disabled = false;
      (kies.hidden ? melding : invoer).focus();
    });
    stop.addEventListener("click", () => verzoek && verzoek.abort());
    lijst.addEventListener("click", async (event) => {
      const weg = event.target.closest("[data-portaal-bestand-verwijder]");
      if (!weg) return;
      event.preventDefault();
      tell([]);
      try {
        await send(weg.dataset.portaalBestandVerwijder, new FormData());
        show(await ask());
        melding.textContent = "Het bestand is verwijderd";
        invoer.focus();
      } catch (reden) {
        tell([typeof reden === "string" ? reden : GEEN_VERBINDING]);
      }
    });
    if ("portaalWacht" in vak.dataset) setTimeout(look, STAND_NA);
  });
})();
