// The theme's bar, sidebars and dialogs, for the keyboard and for who hears the page.
((landroute) => {
  "use strict";

  const { say, element } = landroute;
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 992px)"); // where the theme's sidebar stands beside the page
  const find = (selector) => document.querySelector(selector);

  // The theme takes the focus from what was pressed, to be rid of its tooltip.
  function keepFocus() {
    const pressed = ".theme-switch-button, .search-button, .sidebar-toggle";
    for (const button of document.querySelectorAll(pressed)) {
      button.blur = () => window.bootstrap?.Tooltip.getInstance(button)?.hide();
    }
  }

  function nameModes() {
    const button = find(".theme-switch-button");
    if (!button) return;
    const told = element("output", document.body, { className: "landroute-unseen" });
    const name = () => button.setAttribute("aria-label",
      say("colour-mode", { mode: say(`mode-${root.dataset.mode}`) }));
    name();
    new MutationObserver(() => {
      name();
      told.textContent = button.ariaLabel;
    }).observe(root, { attributeFilter: ["data-mode"] });
  }

  function tellSidebars() {
    for (const which of ["primary", "secondary"]) {
      const toggle = find(`.${which}-toggle`);
      const bar = find(`#pst-${which}-sidebar`);
      const dialog = find(`#pst-${which}-sidebar-modal`);
      if (!toggle || !bar || !dialog) continue;
      const tell = () => {
        const beside = which === "primary" && wide.matches;
        toggle.ariaExpanded = beside ? !bar.classList.contains("pst-sidebar-hidden") : dialog.open;
      };
      const watch = new MutationObserver(tell);
      watch.observe(bar, { attributeFilter: ["class"] });
      watch.observe(dialog, { attributeFilter: ["open"] });
      wide.addEventListener("change", tell);
      tell();
    }
  }

  // To what the page says, past its bar.
  function skipToHeading() {
    const heading = find("article h1, .bd-search-container h1");
    find("#pst-skip-link a")?.addEventListener("click", (event) => {
      if (!heading) return;
      event.preventDefault();
      heading.tabIndex = -1;
      heading.focus();
    });
  }

  // In the place of Sphinx's keys, which the bundle turns off: they stop Escape from closing a
  // dialog, and "/" leads them to a field that is not in sight.
  function addKeys() {
    window.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || find("dialog[open]")) return;
      if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
      if (event.key === "Escape") SphinxHighlight.hideSearchWords();
      if (event.key !== "/") return;
      event.preventDefault();
      find(".search-button__button")?.click();
    });
  }

  Object.assign(landroute, {
    prepareBar: () => [keepFocus, nameModes, tellSidebars, skipToHeading, addKeys].forEach((f) => f()),
  });
})(window.landroute);
