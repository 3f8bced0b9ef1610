/* Een knop om af te drukken verschijnt alleen waar JavaScript hem kan laten werken. */
(() => {
  document.querySelectorAll("[data-portaal-afdrukken]").forEach((knop) => {
    knop.hidden = false;
    knop.addEventListener("click", () => window.print());
  });
})();
