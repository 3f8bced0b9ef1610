/* De kop van het foutoverzicht krijgt de aandacht, ook in browsers die autofocus op een kop niet kennen. */
(() => {
  const kop = document.querySelector("[data-portaal-aandacht]");
  if (kop) kop.focus();
})();
