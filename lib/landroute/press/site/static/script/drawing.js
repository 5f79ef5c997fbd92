// A figure's data and layout in the colours of the theme, and fitted to a narrow page.
((landroute) => {
  "use strict";

  const { addKey } = landroute;
  const NARROW = matchMedia("(max-width: 640px)"); // as for the still pictures: legends go below
  const NARROW_LANES = 112; // CSS pixels beside a narrow plot for the names of lanes
  const PHONE = 328; // CSS pixels at which any phone breaks the lines of a key, as its picture did
  const LEGEND = 34; // CSS pixels under a map
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
    "#3f97cf": "--landroute-sky",
    "#b87d00": "--landroute-amber",
    "#00609a": "--landroute-open",
    "#8f4a0d": "--landroute-closed",
    "#52307c": "--landroute-islamic-state",
    "#c07c00": "--landroute-americans",
    "#b03c00": "--landroute-turkey",
    "#0b5563": "--landroute-transition",
    "#6b5b00": "--landroute-ypg",
  };
  const UNUSED_BUTTONS = ["toImage", "lasso2d", "select2d", "zoomIn2d", "zoomOut2d", "autoScale2d"];

  function themeColours(light) {
    if (light) return Object.fromEntries(Object.keys(TOKENS).map((token) => [token, token]));
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

  function wrapped(text, length) {
    return text.replace(new RegExp(`(.{1,${length}})(\\s+|$)`, "g"), "$1<br>").slice(0, -4);
  }

  // The title stands above the plot as HTML, where it wraps; keep only the room labels need.
  function topMargin(layout, given) {
    const tops = (layout.annotations ?? []).filter((a) => a.yref === "paper").map((a) => a.y ?? 0);
    const highest = Math.max(0, ...tops);
    if (highest > 1.02) return given;
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

  // A figure with values set by path (`layout/xaxis/range`); copies only what it changes.
  function patched(spec, values) {
    const result = { ...spec };
    const own = new Set([result]);
    for (const [path, value] of Object.entries(values)) {
      const keys = path.split("/");
      const last = keys.pop();
      let node = result;
      for (const key of keys) {
        if (!own.has(node[key])) {
          node[key] = Array.isArray(node[key]) ? [...node[key]] : { ...node[key] };
          own.add(node[key]);
        }
        node = node[key];
      }
      node[last] = value;
    }
    return result;
  }

  function fitNarrow(data, layout, width) {
    layout.font.size = 11;
    layout.legend = { ...layout.legend, orientation: "h", x: 0, xanchor: "left",
      y: 0, yref: "container", yanchor: "bottom" };
    if (!isMap(layout)) { // labels push the sides out
      Object.assign(layout.margin, { l: Math.min(layout.margin.l, NARROW_LANES), r: 14 });
    }
    for (const [name, part] of Object.entries(layout)) {
      if (/^coloraxis\d*$/.test(name)) part.colorbar = narrowColorbar(part.colorbar);
    }
    for (const part of data.flatMap((trace) => [trace, trace.marker ?? {}])) {
      if (part.colorbar) part.colorbar = narrowColorbar(part.colorbar);
    }
    if (isMap(layout)) {
      for (const trace of data) { // what a box would say is told below the map
        if (trace.hoverinfo === "skip") continue;
        trace.told = trace.hovertemplate ?? "%{text}";
        delete trace.hovertemplate;
        trace.hoverinfo = "none";
      }
      const entries = data.filter((trace) => trace.name && trace.showlegend !== false);
      for (const entry of entries) entry.name = wrapped(entry.name, 26);
      Object.assign(layout.legend, { entrywidthmode: "fraction", entrywidth: 0.49,
        font: { size: 10 } });
      const legend = 30 * Math.ceil(entries.length / 2);
      layout.legend.maxheight = legend; // or Plotly lets it scroll beyond half of the figure
      layout.height = mapHeight(layout, width) + legend;
    }
  }

  // Shapes that look alike as one, which takes a fraction of the time to draw.
  function joined(shapes) {
    const looks = new Map();
    for (const { path, ...look } of shapes) {
      const key = JSON.stringify(look);
      if (!looks.has(key)) looks.set(key, { ...look, path: "", fillrule: "nonzero" });
      looks.get(key).path += path;
    }
    return [...looks.values()];
  }

  // The height of a map's ground, which has the shape of what it shows.
  function mapHeight({ xaxis, yaxis, margin }, width) {
    const [across, up] = [xaxis, yaxis].map(({ range }) => range[1] - range[0]);
    return Math.round(margin.t + (width * up * yaxis.scaleratio) / across);
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

  // In the colours and the width of the page, or light and wide, for a picture that leaves it; as
  // high as is given, or as it needs to be.
  function drawing(given, width, { light = false, height = 0 } = {}) {
    const colours = themeColours(light);
    const narrow = NARROW.matches && !light;
    const spec = narrow ? patched(given, given.meta?.narrow ?? {}) : given;
    const data = recolour(spec.data, colours);
    const layout = themedLayout(spec.layout, colours);
    layout.font.size ??= 13;
    if (isMap(layout)) {
      layout.xaxis.constrain = layout.yaxis.constrain = "domain";
      layout.height = height || mapHeight(layout, width) + LEGEND;
      layout.shapes = joined(layout.shapes ?? []);
    }
    const touch = matchMedia("(hover: none)").matches;
    if (touch) layout.dragmode = false; // a finger on the plot scrolls the page
    if (narrow) fitNarrow(data, layout, width);
    if (!isMap(layout)) addKey(data, layout, narrow ? Math.min(width, PHONE) : width, height, width);
    // A phone's tap is a double-click to Plotly. Neither rescales a figure; the toolbar's home does.
    const config = { responsive: true, displaylogo: false, doubleClick: false,
      displayModeBar: touch || isMap(layout) ? false : "hover",
      modeBarButtonsToRemove: UNUSED_BUTTONS,
      showSendToCloud: false, plotlyServerURL: "" }; // a figure stays where its reader is
    return { data, layout, config };
  }

  Object.assign(landroute, { drawing, isMap, wrapped, patched });
})(window.landroute);
