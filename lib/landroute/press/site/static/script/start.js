// The script is deferred: the page is there.
((landroute) => {
  "use strict";

  const { fail, draw, redrawAll, whenReached, dayAsked, showTable, download } = landroute;
  const { addDays, prepareTables } = landroute;

  function prepare(figure) {
    const details = figure.querySelector(".landroute-tools details");
    const failed = (error) => fail(figure, error);
    details.addEventListener("toggle", () => showTable(figure, details).catch(failed));
    for (const button of figure.querySelectorAll("[data-format]")) {
      button.addEventListener("click", () => download(figure, button.dataset.format).catch(failed));
    }
    addDays(figure);
    whenReached(figure);
    const arrive = () => {
      if (dayAsked(figure)) draw(figure).then(() => figure.scrollIntoView());
    };
    window.addEventListener("hashchange", arrive);
    arrive();
  }

  function restsOn(finding) {
    const next = finding.nextElementSibling;
    return finding.matches(".landroute-finding") && next?.matches(".landroute-rests") && next;
  }

  // What an address leads to may lie in folds, or have one under its heading or finding.
  function unfold() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const own = [target.querySelector(":scope > details.landroute-fold"), restsOn(target)];
    for (const fold of own) if (fold) fold.open = true;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  }

  // Paper is white: print in the light theme, with every picture fetched, or the figure drawn.
  function printLight(figures) {
    const root = document.documentElement;
    let onScreen;
    window.addEventListener("beforeprint", () => {
      onScreen = root.dataset.theme;
      root.dataset.theme = "light";
      for (const figure of figures) {
        figure.querySelectorAll("img").forEach((picture) => { picture.loading = "eager"; });
        if (figure.dataset.landrouteState === "waiting") draw(figure);
      }
    });
    window.addEventListener("afterprint", () => {
      root.dataset.theme = onScreen;
    });
  }

  const figures = document.querySelectorAll(".landroute-figure");
  figures.forEach(prepare);
  prepareTables();
  window.addEventListener("hashchange", unfold);
  if (location.hash) unfold();
  printLight(figures);
  new MutationObserver(redrawAll).observe(
    document.documentElement, { attributeFilter: ["data-theme"] });
})(window.landroute);
