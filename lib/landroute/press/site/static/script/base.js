// What the parts of the script share. No framework, no network: scripts, unlike fetch, also load
// from file://.
window.landroute = (() => {
  "use strict";

  const STATIC = new URL(".", document.currentScript.src);
  const WORDS = window.landrouteWords; // what readers read, by message

  const specs = new Map(); // figure key → figure, filled by the figures' own scripts
  const scripts = new Map(); // path → promise, so that each is loaded once

  function say(message, facts = {}) {
    return WORDS[message].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  }

  function loadScript(path) {
    if (!scripts.has(path)) {
      scripts.set(path, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(path, STATIC);
        script.onload = resolve;
        script.onerror = () => reject(new Error(`${path} did not load`));
        document.head.append(script);
      }));
    }
    return scripts.get(path);
  }

  async function specOf(figure) {
    await loadScript(figure.dataset.landrouteSrc);
    return specs.get(figure.dataset.landrouteKey);
  }

  function element(name, parent, properties) {
    const made = Object.assign(document.createElement(name), properties);
    parent.append(made);
    return made;
  }

  return {
    say, loadScript, specs, specOf, element,
    address: STATIC,
    figure: (key, spec) => specs.set(key, spec),
  };
})();
