// The script is deferred: the page is there.
((landroute) => {
  "use strict";

  const { fail, draw, redrawAll, whenReached, dayAsked, showTable, download } = landroute;
  const { addDays, prepareBar, preparePlaces, prepareSwitch, prepareTables } = landroute;

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

  function fetchPictures() {
    for (const picture of document.querySelectorAll(".landroute-figure .landroute-light img")) {
      picture.loading = "eager";
    }
  }

  // Paper is white: print in the light theme, with every picture fetched, or the figure drawn.
  function printLight(figures) {
    // The browser waits for none: they are fetched before, from a reader's first move.
    if (!navigator.connection?.saveData) {
      const moves = new AbortController();
      for (const move of ["scroll", "pointermove", "keydown", "touchstart"]) {
        window.addEventListener(
          move, () => { moves.abort(); fetchPictures(); }, { passive: true, signal: moves.signal });
      }
    }
    const root = document.documentElement;
    let onScreen;
    window.addEventListener("beforeprint", () => {
      onScreen = root.dataset.theme;
      root.dataset.theme = "light";
      fetchPictures();
      for (const figure of figures) {
        if (figure.dataset.landrouteState === "waiting") draw(figure);
      }
    });
    window.addEventListener("afterprint", () => {
      root.dataset.theme = onScreen;
    });
  }

  const figures = document.querySelectorAll(".landroute-figure");
  figures.forEach(prepare);
  prepareBar();
  prepareTables();
  preparePlaces();
  prepareSwitch();
  printLight(figures);
  new MutationObserver(redrawAll).observe(
    document.documentElement, { attributeFilter: ["data-theme"] });
})(window.landroute);
