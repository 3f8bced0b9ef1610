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
