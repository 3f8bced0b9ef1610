/* Menu: Escape en een klik ernaast sluiten het. Zonder JavaScript werkt <details> ook. */
(() => {
  const menus = [...document.querySelectorAll("[data-portaal-menu]")];
  const close = (menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") menus.filter((menu) => menu.open).forEach(close);
  });
  document.addEventListener("click", (event) => {
    menus.filter((menu) => menu.open && !menu.contains(event.target)).forEach((menu) => (menu.open = false));
  });
  const openTarget = () => {
    const doel = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const uitklap = doel && doel.closest("details");
    if (uitklap) uitklap.open = true;
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
