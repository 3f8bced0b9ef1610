/* Het oproepscherm vraagt elke twee seconden wat er veranderde, laat een nieuwe oproep zien en horen,
   en zegt het als er geen verbinding is. Komt die terug, dan gaat het vanzelf verder. */
(() => {
  const scherm = document.querySelector("[data-portaal-scherm]");
  if (!scherm) return;
  const find = (naam) => scherm.querySelector(`[data-portaal-${naam}]`);
  const [lijst, sjabloon, leeg, druk, stil, klok, geluid] = ["lijst", "oproep", "leeg", "druk", "stil", "klok", "geluid"].map(find);
  const STAP = 2000;
  const LANGST = 30000;
  let wacht = STAP;
  let etag = "";
  let laatste = new Date();
  let gezien = null;
  let toon = null;

  const write = (moment) => `${moment.getHours()}.${String(moment.getMinutes()).padStart(2, "0")} uur`;
  const ring = () => {
    if (!toon) return;
    [659, 523].forEach((hoogte, nummer) => {
      const begin = toon.currentTime + nummer * 0.45;
      const [bron, volume] = [toon.createOscillator(), toon.createGain()];
      bron.frequency.value = hoogte;
      volume.gain.setValueAtTime(0.0001, begin);
      volume.gain.exponentialRampToValueAtTime(0.5, begin + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, begin + 0.9);
      bron.connect(volume).connect(toon.destination);
      bron.start(begin);
      bron.stop(begin + 1);
    });
  };
  const draw = (oproep) => {
    const rij = sjabloon.content.cloneNode(true).firstElementChild;
    rij.querySelector("strong").textContent = oproep.nummer;
    rij.querySelector("span").textContent = oproep.balie;
    rij.classList.toggle("is-nieuw", oproep.nieuw);
    rij.classList.toggle("is-net", oproep.nieuw && gezien !== null && !gezien.has(`${oproep.nummer} ${oproep.keer}`));
    return rij;
  };
  const show = (stand) => {
    const rijen = stand.oproepen.map(draw);
    lijst.replaceChildren(...rijen);
    leeg.hidden = rijen.length > 0;
    druk.textContent = stand.druk;
    druk.hidden = !stand.druk;
    if (rijen.some((rij) => rij.classList.contains("is-net"))) ring();
    gezien = new Set(stand.oproepen.map((oproep) => `${oproep.nummer} ${oproep.keer}`));
  };
  const ask = async () => {
    const antwoord = await fetch(scherm.dataset.standUrl, { headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store", signal: AbortSignal.timeout(8000) });
    if (antwoord.status !== 304) {
      if (!antwoord.ok) throw new Error(String(antwoord.status));
      show(await antwoord.json());
      etag = antwoord.headers.get("ETag") || "";
    }
    laatste = new Date();
  };
  const run = async () => {
    try {
      await ask();
      stil.hidden = true;
      wacht = STAP;
    } catch {
      stil.querySelector("span").textContent = write(laatste);
      stil.hidden = false;
      wacht = Math.min(wacht * 2, LANGST);
    }
    klok.textContent = write(new Date());
    setTimeout(run, wacht);
  };

  geluid.hidden = false;
  geluid.addEventListener("click", () => {
    toon = new AudioContext();
    geluid.hidden = true;
    ring();
  });
  run();
})();
