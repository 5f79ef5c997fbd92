// Where a reader arrives, and comes back to: folds open for an address, for the words of a search,
// and as they were when the page was left.
((landroute) => {
  "use strict";

  const LINKS = "article a[href]";
  const FOLDS = "article details";
  const came = window.landrouteCame; // kept before Sphinx's script put its own in the place
  const all = (selector) => [...document.querySelectorAll(selector)];

  function openAround(target) {
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
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
    openAround(target);
    target.scrollIntoView();
  }

  // A moment after Sphinx has marked the words of a search.
  function unfoldMarks() {
    // Sphinx marks the bars as well.
    for (const mark of all(".highlighted")) {
      if (!mark.closest("article")) mark.replaceWith(...mark.childNodes);
    }
    const marks = all("article .highlighted");
    for (const mark of marks) openAround(mark.closest(".landroute-fold:not(.landroute-code)"));
    const first = marks.find((mark) => mark.checkVisibility());
    if (first && !location.hash) first.scrollIntoView({ block: "center" });
    else if (first) unfold();
  }

  // The place in the history that is left remembers what was open, and which link was followed.
  function remember(link) {
    const open = all(FOLDS).flatMap((fold, number) => (fold.open ? [number] : []));
    const left = { open, link: all(LINKS).indexOf(link), href: link.getAttribute("href") };
    history.replaceState({ ...history.state, landroute: left }, "");
  }

  function restore(left) {
    if (!left) return;
    const folds = all(FOLDS);
    for (const number of left.open) if (folds[number]) folds[number].open = true;
    const alike = (link) => link?.getAttribute("href") === left.href;
    const links = all(LINKS);
    const link = alike(links[left.link]) ? links[left.link] : links.find(alike);
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: "center" });
  }

  function preparePlaces() {
    document.addEventListener("click", ({ target }) => {
      const link = target.closest?.(LINKS);
      if (link) remember(link);
    }, true);
    window.addEventListener("popstate", ({ state }) => restore(state?.landroute));
    window.addEventListener("hashchange", unfold);
    if (came?.landroute) {
      // After the browser, which comes back to the height of the page as it was.
      window.addEventListener("load", () => setTimeout(restore, 0, came.landroute));
    } else if (location.hash) unfold();
    setTimeout(unfoldMarks, 20);
  }

  Object.assign(landroute, { preparePlaces });
})(window.landroute);
