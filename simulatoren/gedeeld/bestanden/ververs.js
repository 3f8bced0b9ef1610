// Keeps [data-sim-ververs="seconds"] up to date. Without this script the page has a link that does the same.
for (const deel of document.querySelectorAll("[data-sim-ververs]")) {
  const ververs = async () => {
    try {
      const antwoord = await fetch(location.href, { headers: { Accept: "text/html" } });
      const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
      const nieuw = pagina.getElementById(deel.id);
      const isBezet = deel.contains(document.activeElement); // never take the focus away
      if (antwoord.ok && nieuw && !isBezet && nieuw.innerHTML !== deel.innerHTML) deel.innerHTML = nieuw.innerHTML;
    } catch {
      // The simulator is down for a moment; the next round tries again.
    }
  };
  setInterval(ververs, Number(deel.dataset.simVervers) * 1000);
}
