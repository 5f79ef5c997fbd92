// A figure with a slider is drawn at one of its steps, chosen by controls of the page.
((landroute) => {
  "use strict";

  const { say, specs, element } = landroute;

  const PAUSE = 600; // milliseconds a step stands while a figure plays
  const PLAY = "▶\uFE0E"; // as text, where a phone would show an emoji
  const chosen = new Map(); // figure key → number of the step shown

  function stepsOf(spec) {
    return spec.layout.sliders?.[0]?.steps ?? [];
  }

  function stepOf(key) {
    return chosen.get(key) ?? specs.get(key).layout.sliders[0].active ?? 0;
  }

  function daysOf(key) {
    return stepsOf(specs.get(key)).map((step) => step.args[0][0]);
  }

  // The step in force on a day is the last that is not after it.
  function stepOn(key, day) {
    return Math.max(0, daysOf(key).findLastIndex((step) => step <= day));
  }

  // An address keeps the day: #fig-time-map@2017-11-19.
  function dayAsked(figure) {
    const [id, day] = location.hash.slice(1).replace("%40", "@").split("@");
    return id === figure.id && /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined;
  }

  // Lists of objects go by place, other lists are replaced, as Plotly merges frames.
  function merged(base, over) {
    if (over === null || typeof over !== "object") return over;
    if (Array.isArray(over) && typeof over[0] !== "object") return over;
    const result = Array.isArray(over) ? [...(base ?? [])] : { ...base };
    for (const [name, part] of Object.entries(over)) result[name] = merged(result[name], part);
    return result;
  }

  function framesUpTo(spec, name) {
    const named = new Map(spec.frames.map((frame) => [frame.name, frame]));
    const frames = [];
    for (let f = named.get(name); f; f = named.get(f.baseframe)) frames.unshift(f);
    return frames;
  }

  function specShown(key) {
    const spec = specs.get(key);
    const steps = stepsOf(spec);
    if (!steps.length) return spec;
    const traces = new Map(); // number → what the frames change of it
    let layout = { ...spec.layout };
    for (const frame of framesUpTo(spec, steps[stepOf(key)].args[0][0])) {
      (frame.data ?? []).forEach((part, i) => {
        const number = frame.traces[i];
        traces.set(number, merged(traces.get(number), part));
      });
      layout = merged(layout, frame.layout ?? {});
    }
    delete layout.sliders; // the page has its own, which a keyboard and a thumb can move
    delete layout.updatemenus;
    const data = spec.data.map((trace, i) => merged(trace, traces.get(i) ?? {}));
    return { ...spec, data, layout, ...noteOf(layout) };
  }

  // A step's message and what happened, a line each, are in the annotation named "note".
  function noteOf(layout) {
    const note = layout.annotations?.find((annotation) => annotation.name === "note");
    if (!note) return {};
    const [title, ...lines] = note.text.split("<br>");
    return { title, lines };
  }

  function addSteps(figure, redraw) {
    const key = figure.dataset.landrouteKey;
    const steps = stepsOf(specs.get(key));
    if (!steps.length) return;
    if (dayAsked(figure)) chosen.set(key, stepOn(key, dayAsked(figure)));
    const bar = document.createElement("div");
    bar.className = "landroute-steps";
    const button = (label, text) =>
      element("button", bar, { type: "button", ariaLabel: label, textContent: text });
    const back = button(say("step-back"), "‹");
    const play = button(say("play"), PLAY);
    const on = button(say("step-on"), "›");
    const day = element("output", bar, {});
    const label = element("label", bar, { textContent: `${say("go-to")} ` });
    const days = daysOf(key);
    const date = element("input", label, { type: "date", min: days[0], max: days.at(-1) });
    const slider = element("input", bar, { type: "range", min: 0, max: steps.length - 1,
      value: stepOf(key), ariaLabel: say("day") });
    const note = element("ul", bar, { className: "landroute-note", tabIndex: 0,
      ariaLabel: say("what-happened") });
    figure.querySelector(".landroute-wide").before(bar);

    const tell = () => {
      const { title, lines } = specShown(key);
      slider.ariaValueText = day.value = steps[stepOf(key)].label;
      if (document.activeElement !== date) date.value = days[stepOf(key)];
      if (title) figure.querySelector(".landroute-title").textContent = title;
      note.replaceChildren(...(lines ?? []).map((line) =>
        Object.assign(document.createElement("li"), { textContent: line })));
      note.scrollTop = 0;
    };
    let kept; // browsers limit how often an address may change
    const keep = () => {
      clearTimeout(kept);
      kept = setTimeout(() =>
        history.replaceState(history.state, "", `#${figure.id}@${days[stepOf(key)]}`), PAUSE / 2);
    };
    let pending; // a drag asks for more drawings than there is time for: the last one counts
    const show = (number) => {
      chosen.set(key, Math.min(Math.max(number, 0), steps.length - 1));
      slider.value = stepOf(key);
      tell();
      keep();
      pending ??= new Promise(requestAnimationFrame).then(() => {
        pending = undefined;
        return redraw(figure);
      });
      return pending;
    };
    let playing = 0; // the number of the run that plays, or 0
    const stop = () => {
      playing = 0;
      Object.assign(play, { ariaLabel: say("play"), textContent: PLAY });
    };
    const run = async (number) => {
      if (stepOf(key) === steps.length - 1) await show(0);
      while (playing === number && stepOf(key) < steps.length - 1) {
        await Promise.all([show(stepOf(key) + 1), new Promise((done) => setTimeout(done, PAUSE))]);
      }
      if (playing === number) stop();
    };
    play.addEventListener("click", () => {
      if (playing) return stop();
      Object.assign(play, { ariaLabel: say("pause"), textContent: "❚❚" });
      playing = performance.now();
      return run(playing);
    });
    const to = (number) => {
      stop();
      show(number);
    };
    back.addEventListener("click", () => to(stepOf(key) - 1));
    on.addEventListener("click", () => to(stepOf(key) + 1));
    slider.addEventListener("input", () => to(Number(slider.value)));
    date.addEventListener("change", () => {
      if (date.value && date.validity.valid) to(stepOn(key, date.value));
    });
    window.addEventListener("hashchange", () => {
      if (dayAsked(figure)) to(stepOn(key, dayAsked(figure)));
    });
    tell();
  }

  Object.assign(landroute, { dayAsked, specShown, addSteps });
})(window.landroute);
