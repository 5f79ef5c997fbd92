// Draws the book's figures as they come into view. No framework, no network: scripts, unlike
// fetch, also load from file://.
(() => {
  "use strict";

  const STATIC = new URL(".", document.currentScript.src);
  const NARROW = 560; // CSS pixels of plot width under which legends go below
  const WIDE = 800; // plot width a figure's height is meant for
  const PAUSE = 600; // milliseconds a step stands while a figure plays
  const PLAY = "▶\uFE0E"; // as text, where a phone would show an emoji
  // Colours that a figure takes from the theme: as written in the figure, and the CSS variable.
  const TOKENS = {
    "#1f2933": "--landroute-ink",
    "#d3d8de": "--landroute-grid",
    "#f4f1ea": "--landroute-land",
    "#dfe9f0": "--landroute-water",
    "#ffffff": "--landroute-paper",
    "#5a6773": "--landroute-soft",
    "#2f6690": "--landroute-accent",
    "#0072b2": "--landroute-blue",
    "#52307c": "--landroute-islamic-state",
    "#c07c00": "--landroute-americans",
    "#b03c00": "--landroute-turkey",
    "#0b5563": "--landroute-transition",
    "#6b5b00": "--landroute-ypg",
  };
  const UNUSED_BUTTONS = ["toImage", "lasso2d", "select2d", "zoomIn2d", "zoomOut2d", "autoScale2d"];

  const WORDS = window.landrouteWords; // what readers read, by message

  const specs = new Map(); // figure key → figure, filled by the figures' own scripts
  const scripts = new Map(); // path → promise, so that each is loaded once
  const chosen = new Map(); // figure key → number of the step shown, for a figure with a slider
  const fitted = new WeakMap(); // plot of a map → width drawn at, and the height that fits it

  window.landroute = { figure: (key, spec) => specs.set(key, spec) };

  // --- words

  function say(message, facts = {}) {
    return WORDS[message].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  }

  // --- loading

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

  // --- steps: a figure with a slider is drawn at one of them

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

  // --- colours and layout

  function themeColours() {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(Object.entries(TOKENS).map(
      ([token, variable]) => [token, style.getPropertyValue(variable).trim() || token]));
  }

  function recolour(value, colours) {
    if (typeof value === "string") return colours[value.toLowerCase()] ?? value;
    if (Array.isArray(value)) return value.map((item) => recolour(item, colours));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, recolour(item, colours)]));
  }

  // The title stands above the plot as HTML, where it wraps; keep only the room labels need.
  function topMargin(layout, given) {
    const tops = (layout.annotations ?? []).filter((a) => a.yref === "paper").map((a) => a.y ?? 0);
    const highest = Math.max(0, ...tops);
    if (highest > 1.02 || layout.updatemenus) return given;
    return Math.min(given, highest >= 1 ? 36 : 16);
  }

  function themeAxes(base, colours) {
    const own = Object.values(colours);
    const grid = colours["#d3d8de"];
    for (const name of ["xaxis", "yaxis"]) {
      const axis = (base[name] ??= {});
      for (const line of ["gridcolor", "zerolinecolor", "linecolor"]) {
        if (!own.includes(axis[line])) axis[line] = grid;
      }
      axis.automargin = true;
    }
  }

  function narrowColorbar(bar) {
    return { ...bar, orientation: "h", x: 0.5, xanchor: "center", y: -0.12, yanchor: "top",
      len: 1, thickness: 12 };
  }

  function isMap(layout) {
    const axes = Object.entries(layout).filter(([name]) => /^[xy]axis\d*$/.test(name));
    return axes.some(([, axis]) => axis.scaleanchor)
      && axes.every(([, axis]) => axis.visible === false);
  }

  // On a phone a map keeps its marks and names apart by drawing them smaller, and drops what is
  // only background.
  function thinMap(data) {
    for (const trace of data) {
      if (trace.meta?.role === "background") trace.visible = false;
      if (trace.marker?.size) trace.marker.size *= 0.65;
      if (trace.textfont) trace.textfont.size = 9;
    }
  }

  function fitNarrow(data, layout, width) {
    layout.font.size = 11;
    layout.legend = { ...layout.legend, orientation: "h", x: 0, xanchor: "left",
      y: 0, yref: "container", yanchor: "bottom" };
    if (!isMap(layout)) Object.assign(layout.margin, { l: 8, r: 8 }); // labels push them out
    for (const [name, part] of Object.entries(layout)) {
      if (/^coloraxis\d*$/.test(name)) part.colorbar = narrowColorbar(part.colorbar);
    }
    for (const part of data.flatMap((trace) => [trace, trace.marker ?? {}])) {
      if (part.colorbar) part.colorbar = narrowColorbar(part.colorbar);
    }
    if (isMap(layout)) {
      thinMap(data);
      const entries = data.filter((trace) => trace.name && trace.showlegend !== false);
      for (const entry of entries) entry.name = wrapped(entry.name, 26);
      Object.assign(layout.legend, { entrywidthmode: "fraction", entrywidth: 0.49,
        font: { size: 10 } });
      const legend = 36 * Math.ceil(entries.length / 2);
      layout.legend.maxheight = legend; // or Plotly lets it scroll beyond half of the figure
      layout.height = Math.max(240, layout.height * width / WIDE) + legend;
    }
  }

  function themedLayout(source, colours) {
    const layout = recolour(source, colours);
    const base = ((layout.template ??= {}).layout ??= {});
    const ink = colours["#1f2933"];
    const margin = { ...base.margin, ...layout.margin };
    const ground = layout.plot_bgcolor ?? base.plot_bgcolor;
    const isGround = [colours["#dfe9f0"], colours["#f4f1ea"]].includes(ground);
    const fonts = getComputedStyle(document.documentElement);
    themeAxes(base, colours);
    delete layout.width;
    return {
      uirevision: "kept", // zoom and hidden traces outlive a change of theme
      height: 450,
      ...layout,
      autosize: true,
      margin: {
        ...margin,
        ...(isMap(layout) ? { l: 0, r: 0, b: 0 } : {}),
        t: topMargin(layout, margin.t ?? 100),
      },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: isGround ? ground : "rgba(0,0,0,0)",
      font: { ...base.font, color: ink, ...layout.font,
        family: fonts.getPropertyValue("--landroute-sans").trim() },
      hoverlabel: { bgcolor: colours["#ffffff"], bordercolor: colours["#d3d8de"],
        font: { color: ink }, ...layout.hoverlabel },
    };
  }

  function drawing(spec, width) {
    const colours = themeColours();
    const data = recolour(spec.data, colours);
    const layout = themedLayout(spec.layout, colours);
    if (spec.lines) layout.annotations = layout.annotations.filter(({ name }) => name !== "note");
    if (isMap(layout)) layout.xaxis.constrain = layout.yaxis.constrain = "domain";
    const touch = matchMedia("(hover: none)").matches;
    if (touch) layout.dragmode = false; // a finger on the plot scrolls the page
    if (width < NARROW) fitNarrow(data, layout, width);
    // A phone's tap is a double-click to Plotly. Neither rescales a figure; the toolbar's home does.
    const config = { responsive: true, displaylogo: false, displayModeBar: touch ? false : "hover",
      doubleClick: false,
      modeBarButtonsToRemove: UNUSED_BUTTONS,
      showSendToCloud: false, plotlyServerURL: "" }; // a figure stays where its reader is
    return { data, layout, config };
  }

  // --- drawing

  function fail(figure, error) {
    figure.dataset.landrouteState = "failed";
    const message = document.createElement("p");
    message.className = "landroute-failure";
    message.setAttribute("role", "status");
    message.textContent = say("figure-failed", { reason: error.message });
    figure.querySelector(".landroute-plot").replaceChildren(message);
  }

  async function draw(figure) {
    if (figure.dataset.landrouteState !== "waiting") return;
    figure.dataset.landrouteState = "loading";
    const plot = figure.querySelector(".landroute-plot");
    try {
      await Promise.all([specOf(figure), loadScript("plotly.min.js")]);
      plot.replaceChildren();
      addSteps(figure);
      await redraw(figure);
      figure.dataset.landrouteState = "drawn";
      resized.observe(plot);
    } catch (error) {
      fail(figure, error);
    }
  }

  async function redraw(figure) {
    const plot = figure.querySelector(".landroute-plot");
    const picture = drawing(specShown(figure.dataset.landrouteKey), plot.clientWidth);
    const fit = fitted.get(plot);
    if (fit?.width === plot.clientWidth) picture.layout.height = fit.height;
    plot.style.minHeight = "";
    plot.classList.toggle("landroute-map", isMap(picture.layout));
    plot.style.height = `${picture.layout.height}px`; // Plotly measures it when the width changes
    await Plotly.react(plot, picture);
    if (isMap(picture.layout)) await fitMap(plot);
  }

  // Only once drawn does a map's legend say how much room it takes: the rest is to have the shape
  // of the ground, or bands of nothing would stand beside it.
  async function fitMap(plot) {
    const { xaxis, yaxis, _size, height } = plot._fullLayout;
    const shape = yaxis._length / xaxis._length;
    const fitting = Math.round(height - _size.h + _size.w * shape);
    fitted.set(plot, { width: plot.clientWidth, height: fitting });
    if (Math.abs(fitting - height) < 2) return;
    plot.style.height = `${fitting}px`;
    await Plotly.relayout(plot, { height: fitting });
  }

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        seen.unobserve(target);
        draw(target);
      }
    }
  }, { rootMargin: "400px 0px" });

  // Plotly follows the window; a sidebar that opens or a phone that turns also changes the width.
  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const drawn = target._fullLayout.width;
      if (target.clientWidth && Math.abs(drawn - target.clientWidth) > 1) {
        redraw(target.closest(".landroute-figure"));
      }
    }
  });

  function redrawAll() {
    document.querySelectorAll('[data-landroute-state="drawn"]').forEach(redraw);
  }

  // --- controls of the steps

  function element(name, parent, properties) {
    const made = Object.assign(document.createElement(name), properties);
    parent.append(made);
    return made;
  }

  function addSteps(figure) {
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

  // --- data table and downloads

  function cellText(value) {
    if (value === null || value === undefined) return "";
    return typeof value === "number" ? String(Number(value.toPrecision(6))) : String(value);
  }

  function tableRow(name, values, numeric) {
    const row = document.createElement("tr");
    values.forEach((value, column) => {
      const cell = document.createElement(name);
      cell.textContent = cellText(value);
      if (numeric[column]) cell.className = "landroute-number";
      row.append(cell);
    });
    return row;
  }

  function tableOf({ columns, rows }) {
    const numeric = columns.map((_, i) => rows.some((row) => typeof row[i] === "number"));
    const table = document.createElement("table");
    table.createTHead().append(tableRow("th", columns, numeric));
    table.createTBody().append(...rows.map((row) => tableRow("td", row, numeric)));
    return table;
  }

  async function showTable(figure, details) {
    if (!details.open || details.querySelector("table")) return;
    const { table } = await specOf(figure);
    const frame = document.createElement("div");
    frame.className = "landroute-scroll";
    frame.tabIndex = 0;
    frame.append(tableOf(table));
    details.append(frame);
  }

  function csvCell(value) {
    let text = String(value ?? "");
    // A spreadsheet would run such text as a formula.
    if (typeof value === "string" && /^[=+@\t\r]|^-\D/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function csvOf({ columns, rows }) {
    return [columns, ...rows].map((row) => row.map(csvCell).join(",") + "\r\n").join("");
  }

  function save(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function wrapped(text, length) {
    return text.replace(new RegExp(`(.{1,${length}})(\\s+|$)`, "g"), "$1<br>").slice(0, -4);
  }

  // A picture leaves the page, so it is the figure as its author made it: light, with its title.
  async function saveImage(key, format) {
    await loadScript("plotly.min.js");
    const { title: heading, subtitle, data, layout } = structuredClone(specShown(key));
    const base = layout.template?.layout ?? {};
    const title = { text: `<b>${wrapped(heading, 90)}</b>`, subtitle: { text: subtitle },
      x: 0.02, xanchor: "left", y: 1, yref: "container", yanchor: "top", pad: { t: 16 },
      font: { size: 18 } };
    const picture = { paper_bgcolor: "#ffffff", height: 450, ...layout, title,
      margin: { ...base.margin, ...layout.margin, t: heading ? 90 : 16 } };
    await Plotly.downloadImage({ data, layout: picture }, { format, filename: key,
      width: layout.width ?? 1000, height: picture.height + 80, scale: format === "png" ? 2 : 1 });
  }

  async function download(figure, format) {
    const key = figure.dataset.landrouteKey;
    const spec = await specOf(figure);
    if (format === "csv") save(`${key}.csv`, csvOf(spec.table));
    else await saveImage(key, format);
  }

  // --- rows of a table: each with its address, those that hold every word typed, sorted

  function addAddresses(frame) {
    for (const row of frame.querySelectorAll("tbody tr[id]")) {
      const link = document.createElement("a");
      Object.assign(link, { className: "landroute-row", href: `#${row.id}`, textContent: "#",
        title: say("row-address") });
      row.cells[0].prepend(link, " ");
    }
  }

  function addFilter(frame) {
    const rows = [...frame.querySelectorAll("tbody tr")];
    if (rows.length < 13) return;
    const words = rows.map((row) => row.textContent.toLowerCase());
    const [input, count] = ["input", "output"].map((name) => document.createElement(name));
    input.type = "search";
    input.placeholder = say("filter", { count: rows.length });
    input.setAttribute("aria-label", say("filter-label", { label: frame.ariaLabel }));
    input.addEventListener("input", () => {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach((row, i) => { row.hidden = !wanted.every((word) => words[i].includes(word)); });
      const left = rows.filter((row) => !row.hidden).length;
      count.textContent = wanted.length ? say("rows-left", { count: left, all: rows.length }) : "";
    });
    const tools = document.createElement("div");
    tools.className = "landroute-filter";
    tools.append(input, count);
    frame.before(tools);
  }

  const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });

  // A cell's place in the order of its column: a number where it starts with one, else its text.
  function sortKey(cell, kind) {
    const text = cell.textContent.trim();
    if (kind !== "number") return text;
    const number = Number.parseFloat(text.replace("\u2212", "-").replaceAll(",", ""));
    return Number.isNaN(number) ? text : number;
  }

  // Numbers go before words among them; dates of ISO 8601 are in the order of their text.
  function compared(a, b, kind) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    if (kind === "date") return a < b ? -1 : Number(a > b);
    return collator.compare(a, b);
  }

  // Empty cells stay last in either direction; rows alike keep the order that the table gives.
  function ordered(rows, column, kind, sign) {
    const keyed = rows.map((row) => ({ row, key: sortKey(row.cells[column], kind) }));
    const isEmpty = ({ key }) => key === "";
    const full = keyed.filter((one) => !isEmpty(one));
    full.sort((a, b) => sign * compared(a.key, b.key, kind));
    return [...full, ...keyed.filter(isEmpty)].map(({ row }) => row);
  }

  // Each head is a button: up, down, and back to the order that the table gives.
  function addSorting(frame) {
    const body = frame.querySelector("tbody");
    const given = [...body.rows];
    if (given.length < 2) return;
    const heads = [...frame.querySelectorAll("thead th")];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: "" }[head.ariaSort] ?? "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (next) head.setAttribute("aria-sort", next);
        const sign = next === "descending" ? -1 : 1;
        body.append(...(next ? ordered(given, column, head.dataset.kind, sign) : given));
        frame.scrollTop = 0;
      });
    });
  }

  // --- start

  function prepare(figure) {
    const details = figure.querySelector(".landroute-tools details");
    const failed = (error) => fail(figure, error);
    details.addEventListener("toggle", () => showTable(figure, details).catch(failed));
    for (const button of figure.querySelectorAll("[data-format]")) {
      button.addEventListener("click", () => download(figure, button.dataset.format).catch(failed));
    }
    seen.observe(figure);
    const arrive = () => {
      if (dayAsked(figure)) draw(figure).then(() => figure.scrollIntoView());
    };
    window.addEventListener("hashchange", arrive);
    arrive();
  }

  // Paper is white: print in the light theme, with every figure drawn.
  function printLight(figures) {
    const root = document.documentElement;
    let onScreen;
    window.addEventListener("beforeprint", () => {
      onScreen = root.dataset.theme;
      root.dataset.theme = "light";
      figures.forEach(draw);
    });
    window.addEventListener("afterprint", () => {
      root.dataset.theme = onScreen;
    });
  }

  // The script is deferred: the page is there.
  const figures = document.querySelectorAll(".landroute-figure");
  figures.forEach(prepare);
  for (const table of document.querySelectorAll(".landroute-table")) {
    addAddresses(table);
    if ("landrouteRows" in table.dataset) addFilter(table);
    addSorting(table);
  }
  // MyST-NB calls each "Toggle hidden content"; what they say on the page says more.
  document.querySelectorAll("details.hide > summary").forEach((s) => s.removeAttribute("aria-label"));
  printLight(figures);
  new MutationObserver(redrawAll).observe(
    document.documentElement, { attributeFilter: ["data-theme"] });
})();
