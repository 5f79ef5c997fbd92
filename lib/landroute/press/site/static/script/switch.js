// From a page under some parameters to the same page under others.
((landroute) => {
  "use strict";

  const { say, element, loadScript } = landroute;
  const here = document.querySelector("meta[name=landroute-scenario]")?.content ?? "";
  const root = new URL("..", landroute.address);
  const book = here ? new URL("../../", root) : root;

  // The page as it stands: where in it, and on what day.
  function there(name) {
    const page = location.href.slice(root.href.length);
    return new URL(page, name ? new URL(`scenarios/${encodeURIComponent(name)}/`, book) : book);
  }

  async function prepareSwitch() {
    await loadScript(new URL("scenarios/list.js", book));
    const others = window.landrouteScenarios;
    const bar = document.querySelector(".header-article-items__start");
    if (!bar || !others.length) return;
    const choice = element("select", bar, { className: "landroute-switch", ariaLabel: say("switch-label") });
    for (const { name, about } of [{ name: "", about: "" }, ...others]) {
      const text = name || say("switch-own");
      element("option", choice, { value: name, text, title: about, selected: name === here });
    }
    choice.addEventListener("change", () => location.assign(there(choice.value)));
    // Who comes back finds what is shown, and not what was chosen.
    window.addEventListener("pageshow", () => { choice.value = here; });
  }

  Object.assign(landroute, { prepareSwitch });
})(window.landroute);
