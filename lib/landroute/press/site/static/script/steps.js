// A figure with a slider is drawn at one of its steps, chosen by controls of the page.
((landroute) => {
  "use strict";

  const { say, specs, element, patched } = landroute;

  const PAUSE = 600; // milliseconds a step stands while a figure plays
  const PLAY = "▶\uFE0E"; // as text, where a phone would show an emoji
  const goes = new Map(); // figure key → what moves it to a day
  const chosen = new Map(); // figure key → day asked for, as 2017-11-19

  function stepsOf(key) {
    return specs.get(key).meta?.steps;
  }

  function dayOf(key) {
    const { days, active } = stepsOf(key);
    return chosen.get(key) ?? days[active];
  }

  // The step in force on a day is the last that is not after it.
  function stepOf(key) {
    const day = dayOf(key);
    return Math.max(0, stepsOf(key).days.findLastIndex((step) => step <= day));
  }

  // 19 November 2017, as the words of the page have it.
  function spoken(day, month = "long") {
    return new Intl.DateTimeFormat(say("locale"),
      { day: "numeric", month, year: "numeric", timeZone: "UTC" }).format(new Date(day));
  }

  // An address keeps the day: #fig-time-map@2017-11-19.
  function dayAsked(figure) {
    const [id, day] = location.hash.slice(1).replace("%40", "@").split("@");
    return id === figure.id && /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined;
  }

  // What the steps up to one set, by path: each step is a list of numbers of paths and of values,
  // of which "@3" stands for the third of those that come more than once.
  function setUpTo({ paths, values }, patches, last) {
    const set = {};
    for (const patch of patches.slice(0, last + 1)) {
      for (let i = 0; i < patch.length; i += 2) {
        const value = patch[i + 1];
        const isShared = typeof value === "string" && /^@\d+$/.test(value);
        set[paths[patch[i]]] = isShared ? values[value.slice(1)] : value;
      }
    }
    return set;
  }

  function specShown(key) {
    const spec = specs.get(key);
    const steps = stepsOf(key);
    if (!steps) return spec;
    const number = stepOf(key);
    const shown = patched(spec, setUpTo(steps, steps.patches, number));
    const narrow = { ...spec.meta.narrow, ...setUpTo(steps, steps.narrow, number) };
    const title = shown.title.replace("{day}", spoken(dayOf(key)));
    return { ...shown, title, meta: { ...spec.meta, narrow } };
  }

  // What is said of a figure at its day, as "20 August 2017, no route open".
  function stateOf(key) {
    const { state } = specShown(key);
    return [spoken(dayOf(key)), state].filter(Boolean).join(", ");
  }

  function addSteps(figure, redraw) {
    const key = figure.dataset.landrouteKey;
    const steps = stepsOf(key);
    if (!steps) return;
    const { days } = steps;
    const within = (day) => day < days[0] ? days[0] : day > days.at(-1) ? days.at(-1) : day;
    if (dayAsked(figure)) chosen.set(key, within(dayAsked(figure)));
    const bar = document.createElement("div");
    bar.className = "landroute-steps";
    const button = (label, text) =>
      element("button", bar, { type: "button", ariaLabel: label, textContent: text });
    const back = button(say("step-back"), "‹");
    const play = button("", "");
    // The symbol is the style's, since it is no word to be spoken.
    const showPlay = (message, symbol) => {
      play.ariaLabel = say(message);
      play.dataset.symbol = symbol;
    };
    showPlay("play", PLAY);
    const on = button(say("step-on"), "›");
    const label = element("label", bar, { textContent: `${say("go-to")} ` });
    const date = element("input", label, { type: "date", min: days[0], max: days.at(-1) });
    const slider = element("input", bar, { type: "range", min: 0, max: days.length - 1,
      value: stepOf(key), ariaLabel: say("day") });
    figure.querySelector(".landroute-wide").before(bar);
    landroute.addZoom(figure);
    const heading = figure.querySelector(".landroute-title");
    heading.ariaAtomic = "true";
    const states = figure.querySelector(".landroute-states");
    const tints = figure.querySelectorAll(".landroute-tints [data-group]");
    const hasNote = steps.paths.includes("lines");
    const note = hasNote && element("ul", figure, { className: "landroute-note", tabIndex: 0,
      ariaLabel: say("what-happened") });
    if (note) figure.querySelector("figcaption").before(note);

    const list = (of, lines) => of.replaceChildren(...lines.map((line) =>
      Object.assign(document.createElement("li"), { textContent: line })));
    let playing = 0; // the number of the run that plays, or 0
    const tell = () => {
      const { title, lines, since, states: by, tints: seen } = specShown(key);
      slider.ariaValueText = stateOf(key);
      if (document.activeElement !== date) date.value = dayOf(key);
      // Neither each step of a run is spoken, nor twice what the slider says itself.
      heading.ariaLive = playing || document.activeElement === slider ? "off" : "polite";
      if (heading.textContent !== title) heading.textContent = title;
      if (by && states) list(states, by);
      if (seen) tints.forEach((tint) => { tint.hidden = !seen.includes(tint.dataset.group); });
      if (!note) return;
      list(note, since ? [say("since", { day: spoken(since) }), ...lines] : []);
      note.scrollTop = 0;
    };
    let kept; // browsers limit how often an address may change
    const keep = () => {
      clearTimeout(kept);
      kept = setTimeout(() =>
        history.replaceState(history.state, "", `#${figure.id}@${dayOf(key)}`), PAUSE / 2);
    };
    const tellDay = () => figure.dispatchEvent(
      new CustomEvent("landroute:day", { detail: dayOf(key), bubbles: true }));
    let pending; // a drag asks for more drawings than there is time for: the last one counts
    const show = (day) => {
      chosen.set(key, within(day));
      slider.value = stepOf(key);
      tell();
      keep();
      tellDay();
      pending ??= new Promise(requestAnimationFrame).then(() => {
        pending = undefined;
        return redraw(figure);
      });
      return pending;
    };
    const stepTo = (number) => show(days[Math.min(Math.max(number, 0), days.length - 1)]);
    const stop = () => {
      playing = 0;
      showPlay("play", PLAY);
    };
    const run = async (number) => {
      if (stepOf(key) === days.length - 1) await stepTo(0);
      while (playing === number && stepOf(key) < days.length - 1) {
        await Promise.all([stepTo(stepOf(key) + 1), new Promise((done) => setTimeout(done, PAUSE))]);
      }
      if (playing === number) stop();
    };
    play.addEventListener("click", () => {
      if (playing) return stop();
      showPlay("pause", "❚❚");
      playing = performance.now();
      return run(playing);
    });
    const go = (day) => {
      stop();
      return show(day);
    };
    const to = (number) => {
      stop();
      stepTo(number);
    };
    back.addEventListener("click", () => {
      to(dayOf(key) > days[stepOf(key)] ? stepOf(key) : stepOf(key) - 1);
    });
    on.addEventListener("click", () => to(stepOf(key) + 1));
    slider.addEventListener("input", () => to(Number(slider.value)));
    // A year is typed digit by digit: what is no day of the map is said once the field is left, or
    // at the Enter key, and then the day shown stands there again.
    const range = element("output", bar, { className: "landroute-range", hidden: true });
    const judge = () => {
      const wrong = !date.value || !date.validity.valid;
      date.ariaInvalid = String(wrong);
      range.hidden = !wrong;
      range.textContent = wrong
        ? say("date-range", { from: spoken(days[0]), to: spoken(days.at(-1)) }) : "";
      return wrong;
    };
    date.addEventListener("change", () => {
      if (!date.value || !date.validity.valid) return;
      judge();
      go(date.value);
    });
    date.addEventListener("keydown", ({ key: pressed }) => {
      if (pressed === "Enter") judge();
    });
    date.addEventListener("blur", () => {
      judge();
      date.value = dayOf(key);
      date.ariaInvalid = "false";
    });
    date.addEventListener("focus", () => { range.hidden = true; });
    window.addEventListener("hashchange", () => {
      if (dayAsked(figure)) go(dayAsked(figure));
    });
    goes.set(key, go);
    tell();
    if (chosen.has(key)) tellDay(); // the address asked for it
  }

  // Move a figure to a day; draw it first, if it is not there yet.
  function goTo(figure, day, draw) {
    const key = figure.dataset.landrouteKey;
    if (goes.has(key)) return goes.get(key)(day);
    chosen.set(key, day);
    return draw(figure).then(() => goes.get(key)?.(day));
  }

  Object.assign(landroute, { dayAsked, specShown, stateOf, addSteps, goTo });
})(window.landroute);
