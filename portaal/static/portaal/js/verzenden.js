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
