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
