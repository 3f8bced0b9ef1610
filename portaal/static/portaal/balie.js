/* De wachtrij houdt zichzelf bij: elke tien seconden komen de delen die anders zijn opnieuw. Formulieren ernaast
   blijven staan. Dit vragen telt niet als werken: de sessie wordt er niet langer van. */
(() => {
  const regel = document.querySelector("[data-portaal-ververs]");
  if (!regel) return;
  const stil = regel.querySelector("[data-portaal-stil]");
  const STAP = 10000;
  const RUST = 2000;
  const LANGST = 60000;
  let wacht = STAP;
  let bezig = 0;
  let beurt = 0;

  const bare = (deel) => deel.innerHTML.replace(/(name="csrfmiddlewaretoken" value=")\w+/g, "$1");
  const keyOf = (element) => element.getAttribute("href") || element.form?.getAttribute("action");
  const swap = (oud, nieuw) => {
    if (!nieuw || bare(oud) === bare(nieuw)) return;
    const sleutel = oud.contains(document.activeElement) ? keyOf(document.activeElement) : null;
    oud.replaceChildren(...nieuw.childNodes);
    if (sleutel) [...oud.querySelectorAll("a, button")].find((element) => keyOf(element) === sleutel)?.focus();
  };
  const ask = async () => {
    const antwoord = await fetch(location.href, { headers: { "Portaal-Peiling": "1" }, cache: "no-store", signal: AbortSignal.timeout(8000) });
    if (!antwoord.ok || antwoord.redirected) throw new Error(String(antwoord.status));
    const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    document.querySelectorAll("[data-portaal-vers]").forEach((deel) => swap(deel, pagina.getElementById(deel.id)));
  };
  const plan = (over) => {
    clearTimeout(beurt);
    beurt = setTimeout(run, over);
  };
  const run = async () => {
    // Niets verschuift onder een hand die net iets doet.
    const mag = !document.hidden && Date.now() - bezig > RUST;
    try {
      if (mag) await ask();
      stil.hidden = stil.hidden || mag;
      wacht = STAP;
    } catch {
      stil.hidden = false;
      wacht = Math.min(wacht * 2, LANGST);
    }
    plan(mag ? wacht : RUST);
  };

  ["pointermove", "pointerdown", "keydown"].forEach((soort) => addEventListener(soort, () => { bezig = Date.now(); }, { passive: true }));
  // Is de verbinding terug, dan hoeft niemand op de volgende beurt te wachten.
  addEventListener("online", () => plan(0));
  plan(STAP);
})();
