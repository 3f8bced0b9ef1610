/* Menu: Escape en een klik ernaast sluiten het. Zonder JavaScript werkt <details> ook. */
(() => {
  const menus = [...document.querySelectorAll("[data-portaal-menu]")];
  const close = (menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") menus.filter((menu) => menu.open).forEach(close);
  });
  document.addEventListener("click", (event) => {
    menus.filter((menu) => menu.open && !menu.contains(event.target)).forEach((menu) => (menu.open = false));
  });
  const openTarget = () => {
    const doel = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const uitklap = doel && doel.closest("details");
    if (uitklap) uitklap.open = true;
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
/* De kop van het foutoverzicht krijgt de aandacht, ook in browsers die autofocus op een kop niet kennen. */
(() => {
  const kop = document.querySelector("[data-portaal-aandacht]");
  if (kop) kop.focus();
})();
/* Een tweede klik op een verzendknop doet niets; de server telt dubbele verzoeken ook zelf maar één keer. */
(() => {
  document.addEventListener("submit", (event) => {
    const formulier = event.target;
    if (formulier.method !== "post" || event.defaultPrevented) return;
    if (formulier.dataset.portaalVerstuurd) {
      event.preventDefault();
      return;
    }
    formulier.dataset.portaalVerstuurd = "ja";
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-portaal-verstuurd]").forEach((formulier) => {
      delete formulier.dataset.portaalVerstuurd;
    });
  });
})();
/* Bewaart wat er op een stap van een formulier staat na een pauze in het typen, en als de pagina weggaat.
   De server kijkt niets na. Wat de pagina al liet zien, gaat niet nog een keer heen. */
(() => {
  const formulier = document.querySelector("form[data-portaal-automatisch]");
  if (!formulier) return;
  const url = formulier.dataset.portaalAutomatisch;
  const melding = document.querySelector("[data-portaal-bewaard]");
  const PAUZE = 2000;
  let wekker = 0;
  let bezig = false;
  let gestopt = false;

  const read = () => {
    const velden = [...new FormData(formulier)].filter(([, waarde]) => typeof waarde === "string");
    return new URLSearchParams(velden);
  };
  let bewaard = read().toString();
  const withStand = (velden) => {
    velden.append("stand", formulier.dataset.portaalStand);
    return velden;
  };
  const save = async () => {
    const velden = read();
    if (gestopt || bezig || velden.toString() === bewaard) return;
    const getypt = velden.toString();
    bezig = true;
    try {
      const antwoord = await fetch(url, { method: "POST", body: withStand(velden), credentials: "same-origin", redirect: "error" });
      if (antwoord.ok) {
        const inhoud = await antwoord.json();
        formulier.dataset.portaalStand = inhoud.stand;
        bewaard = getypt;
        if (inhoud.tijd && melding) melding.textContent = `Bewaard om ${inhoud.tijd}`;
      } else {
        gestopt = antwoord.status !== 429;
      }
    } catch {
      // Geen verbinding of uitgelogd: het versturen van de stap zelf vertelt dat.
    }
    bezig = false;
    if (read().toString() !== getypt) plan();
  };
  const plan = () => {
    clearTimeout(wekker);
    wekker = setTimeout(save, PAUZE);
  };

  formulier.addEventListener("input", plan);
  formulier.addEventListener("change", plan);
  formulier.addEventListener("submit", () => {
    gestopt = true;
    clearTimeout(wekker);
  });
  window.addEventListener("pagehide", () => {
    const velden = read();
    if (!gestopt && velden.toString() !== bewaard) navigator.sendBeacon(url, withStand(velden));
  });
  window.addEventListener("pageshow", () => {
    gestopt = false;
  });
})();
/* Een rij erbij of eraf, en straat en plaats bij een adres, zonder dat de pagina opnieuw laadt.
   Doet wat de knoppen zonder JavaScript ook doen, met hetzelfde antwoord van de server. */
(() => {
  const POSTCODE = /^\s*[1-9]\d{3}\s*[a-z]{2}\s*$/i;

  const zelf = (formulier, opdracht) => {
    const veld = document.createElement("input");
    Object.assign(veld, { type: "hidden", name: "bewerk", value: opdracht });
    formulier.append(veld);
    formulier.submit();
  };

  /* De pagina zoals de server haar nu toont; niets als dat een andere pagina is geworden. */
  const ask = async (formulier, opdracht) => {
    const velden = new FormData(formulier);
    for (const [naam, waarde] of [...velden]) if (waarde instanceof File) velden.delete(naam);
    velden.set("bewerk", opdracht);
    const antwoord = await fetch(formulier.action, { method: "POST", body: velden, credentials: "same-origin" });
    if (!antwoord.ok || new URL(antwoord.url).pathname !== location.pathname) return null;
    const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    const nieuw = pagina.querySelector("form[data-portaal-stand]");
    if (!nieuw) return null;
    formulier.dataset.portaalStand = nieuw.dataset.portaalStand;
    formulier.querySelector("[name=paginabewijs]").value = nieuw.querySelector("[name=paginabewijs]").value;
    return pagina;
  };

  const find = (pagina, deel) => pagina.querySelector(`[data-portaal-bewerk="${CSS.escape(deel.dataset.portaalBewerk)}"]`);
  const show = (pagina) => {
    const oud = document.querySelector(".portaal-boodschappen");
    const nieuw = pagina.querySelector(".portaal-boodschappen");
    if (oud) oud.remove();
    if (nieuw) document.querySelector("main").before(nieuw);
  };
  /* Wat bij een rij hoorde die weg is, staat ook niet meer in het foutoverzicht. */
  const prune = () => {
    const overzicht = document.querySelector(".portaal-foutoverzicht");
    overzicht?.querySelectorAll("a").forEach((link) => {
      if (!document.querySelector(link.hash)) link.closest("li").remove();
    });
    if (overzicht && !overzicht.querySelector("li")) overzicht.remove();
  };
  const focus = (deel, wat) => {
    const rijen = deel.querySelectorAll(".portaal-veldgroep--rij");
    const straat = deel.querySelector('[name$="_straat"]');
    const doel = { toevoegen: rijen[rijen.length - 1], zoek: straat }[wat] || deel.querySelector("fieldset");
    doel.focus();
  };

  document.addEventListener("submit", async (event) => {
    const knop = event.submitter;
    const deel = knop?.closest("[data-portaal-bewerk]");
    if (!deel || knop.name !== "bewerk") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (deel.ariaBusy === "true") return;
    deel.ariaBusy = "true";
    const formulier = event.target;
    const pagina = await ask(formulier, knop.value).catch(() => null);
    const nieuw = pagina && find(pagina, deel);
    if (!nieuw) return zelf(formulier, knop.value);
    deel.replaceWith(nieuw);
    show(pagina);
    prune();
    focus(nieuw, knop.value.split(":")[1]);
    formulier.dispatchEvent(new Event("change", { bubbles: true }));
  }, true);

  /* Een adres zoekt zichzelf op als postcode en huisnummer er staan en niemand zelf een straat typte. */
  document.addEventListener("change", async (event) => {
    const deel = event.target.closest?.("[data-portaal-adres]");
    const get = (naam) => deel.querySelector(`[name$="_${naam}"]`);
    if (!deel || !/_(postcode|huisnummer|toevoeging)$/.test(event.target.name)) return;
    const [straat, gezocht] = [get("straat"), get("gezocht")];
    if (straat.value && straat.value !== gezocht.value.split("|")[3]) return;
    if (!POSTCODE.test(get("postcode").value) || !/^\s*\d/.test(get("huisnummer").value)) return;
    const pagina = await ask(event.target.form, deel.querySelector('[name="bewerk"]').value).catch(() => null);
    const nieuw = pagina && find(pagina, deel);
    if (!nieuw) return;
    for (const naam of ["straat", "woonplaats", "gezocht"]) {
      get(naam).value = nieuw.querySelector(`[name$="_${naam}"]`).value;
    }
    const melding = deel.querySelector("[data-portaal-gevonden]");
    melding.textContent = straat.value ? `Gevonden: ${straat.value}, ${get("woonplaats").value}` : "";
  });
})();
/* Waarschuwt voordat de sessie afloopt. Vraagt eerst na of een ander tabblad de sessie niet al verlengde. */
(() => {
  const vak = document.querySelector("[data-portaal-sessie]");
  if (!vak) return;
  const dialoog = vak.querySelector("dialog");
  const tijd = vak.querySelector("[data-portaal-sessie-tijd]");
  const fout = vak.querySelector("[data-portaal-sessie-fout]");
  const verleng = vak.querySelector("[data-portaal-sessie-verleng]");
  const waarschuw = Number(vak.dataset.resterendSeconden) - Number(vak.dataset.waarschuwingOverSeconden);
  let einde = 0;
  let wekker = 0;

  const rest = () => Math.round((einde - Date.now()) / 1000);
  const inWoorden = (seconden) => {
    if (seconden < 60) return "minder dan 1 minuut";
    const minuten = Math.round(seconden / 60);
    return minuten === 1 ? "1 minuut" : `${minuten} minuten`;
  };
  const askServer = async (url, opties) => {
    const antwoord = await fetch(url, { credentials: "same-origin", headers: { Accept: "application/json" }, ...opties });
    if (!antwoord.ok || antwoord.redirected) throw new Error(String(antwoord.status));
    return Number((await antwoord.json()).resterend);
  };
  const arm = (seconden) => {
    einde = Date.now() + seconden * 1000;
    clearTimeout(wekker);
    wekker = setTimeout(wake, Math.max(seconden - waarschuw, 0) * 1000);
  };
  const leave = () => {
    // Een formulier dat bewaard kan worden, gaat nu naar de server: die bewaart wat er staat en vraagt om in te loggen.
    const formulier = document.querySelector("form[data-portaal-bewaren]");
    if (formulier) formulier.submit();
    else location.reload();
  };
  const count = () => {
    if (!dialoog.open) return;
    if (rest() <= 0) {
      leave();
      return;
    }
    tijd.textContent = inWoorden(rest());
    wekker = setTimeout(count, 5000);
  };
  const wake = async () => {
    const stand = vak.dataset.standUrl ? await askServer(vak.dataset.standUrl).catch(() => rest()) : rest();
    if (stand > waarschuw) {
      arm(stand);
      return;
    }
    einde = Date.now() + stand * 1000;
    fout.hidden = true;
    if (!dialoog.open) dialoog.showModal();
    count();
  };

  verleng.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      arm(await askServer(vak.dataset.verlengUrl, { method: "POST", body: new FormData(verleng) }));
      dialoog.close();
    } catch {
      fout.hidden = false;
    }
  });
  dialoog.addEventListener("cancel", (event) => event.preventDefault());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !dialoog.open && rest() <= waarschuw) wake();
  });
  arm(Number(vak.dataset.resterendSeconden));
})();
/* Een knop om af te drukken verschijnt alleen waar JavaScript hem kan laten werken. */
(() => {
  document.querySelectorAll("[data-portaal-afdrukken]").forEach((knop) => {
    knop.hidden = false;
    knop.addEventListener("click", () => window.print());
  });
})();
