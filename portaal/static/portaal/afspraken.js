/* Telt rustig af hoe lang een moment nog wordt vastgehouden, en verlengt zonder de pagina te verlaten.
   Wie luistert, hoort het bij 5, 2 en 1 minuut en als de tijd voorbij is. */
(() => {
  const vak = document.querySelector("[data-portaal-aftellen]");
  if (!vak) return;
  const find = (naam) => vak.querySelector(`[data-portaal-${naam}]`);
  const [loopt, voorbij, tot, restTekst, melding, knop] =
    ["loopt", "voorbij", "tot", "rest", "aftellen-melding", "verlengen"].map(find);
  const MELDEN = [300, 120, 60];
  let einde = 0;
  let gemeld = 0;
  let wekker = 0;

  const inWoorden = (seconden) => {
    if (seconden > 120) return `${Math.ceil(seconden / 60)} minuten`;
    return ["een halve minuut", "1 minuut", "anderhalve minuut", "2 minuten"][Math.ceil(seconden / 30) - 1];
  };
  const say = (tekst) => {
    melding.textContent = tekst;
  };
  const show = () => {
    clearTimeout(wekker);
    const seconden = Math.round((einde - Date.now()) / 1000);
    loopt.hidden = seconden <= 0;
    voorbij.hidden = seconden > 0;
    if (seconden <= 0) {
      say("Wij houden dit moment niet meer voor u vast. Kies opnieuw een moment.");
      return;
    }
    const tekst = `Dat is nog ${inWoorden(seconden)}.`;
    if (restTekst.textContent !== ` ${tekst}`) restTekst.textContent = ` ${tekst}`;
    const grens = MELDEN.filter((waarde) => waarde >= seconden).length;
    if (grens > gemeld) say(`U hebt nog ${inWoorden(seconden)} om uw afspraak te bevestigen.`);
    gemeld = grens;
    wekker = setTimeout(show, 1000);
  };
  const start = (seconden) => {
    einde = Date.now() + seconden * 1000;
    gemeld = MELDEN.filter((waarde) => waarde >= seconden).length;
    show();
  };

  knop.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const antwoord = await fetch(knop.formAction, {
        method: "POST",
        body: new FormData(knop.form),
        credentials: "same-origin",
        headers: { Accept: "application/json" },
      });
      if (antwoord.status === 409) {
        start(0);
        return;
      }
      if (!antwoord.ok) throw new Error(String(antwoord.status));
      const inhoud = await antwoord.json();
      tot.textContent = inhoud.tot;
      start(inhoud.seconden);
      say(inhoud.tekst);
    } catch {
      // Geen verbinding, of heel druk: de gewone weg vertelt wat er is.
      knop.form.action = knop.formAction;
      knop.form.submit();
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) show();
  });
  start(Number(vak.dataset.portaalAftellen));
})();
