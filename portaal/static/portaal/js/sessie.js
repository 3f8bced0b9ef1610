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
