// The key of a chart, above its plot, in as many lines as its width asks for. Plotly would wrap it
// within the plot's own width, scroll it, and reverse it; so each entry is a legend of its own,
// put where it belongs.
((landroute) => {
  "use strict";

  const SWATCH = 36; // pixels from the left of an entry to its words
  const GAP = 12; // between entries
  const LINE = 20; // from one line of the key to the next
  const BELOW = 8; // between the key and the plot
  const paper = document.createElement("canvas").getContext("2d");

  function textWidth(text, font) {
    paper.font = `${font.weight ?? 400} ${font.size}px ${font.family}`;
    return Math.max(...text.split("<br>").map((line) => paper.measureText(line).width));
  }

  // One entry for each group of traces, and one for each shape that asks for it, in their order.
  function entriesOf(data, layout) {
    const shapes = (layout.shapes ?? []).filter((shape) => shape.showlegend);
    const named = data.filter((trace) => trace.name && trace.showlegend !== false);
    if (layout.showlegend === false || named.length + shapes.length < 2 && !shapes.length) return [];
    const groups = new Map();
    for (const one of [...named, ...shapes]) {
      const group = one.legendgroup || one.name;
      groups.set(group, [...(groups.get(group) ?? []), one]);
    }
    return [...groups.values()];
  }

  function placed(entries, font, width) {
    let x = 0;
    let y = 0;
    return entries.map((entry) => {
      const room = SWATCH + textWidth(entry[0].name, font);
      if (x && x + room > width) {
        x = 0;
        y += LINE;
      }
      const place = { entry, x, y };
      x += room + GAP;
      return place;
    });
  }

  // What stands over the plot beside the key: labels of an axis, titles of panels; a figure with
  // notes of its own up there says how much they take.
  function roomAbove(layout) {
    const notes = (layout.annotations ?? []).filter(({ visible }) => visible !== false);
    const highest = Math.max(0, ...notes.map(({ yref, y }) => (yref === "paper" ? y : 0)));
    if (highest > 1.02) return layout.margin.t;
    const axes = Object.entries(layout).filter(([name]) => /^[xy]axis\d*$/.test(name));
    const above = axes.some(([, axis]) => axis.side === "top" && axis.visible !== false);
    return Math.max(above ? 2 * layout.font.size : 0, highest >= 1 ? 24 : 0, 8);
  }

  // The layout given is changed: its legends, the room above the plot, the height. The key is as
  // wide as `room`, on a figure as wide as `width`.
  function addKey(data, layout, room, height, width) {
    const { font } = layout;
    const places = placed(entriesOf(data, layout), font, room - 8);
    const key = places.length ? places.at(-1).y + LINE + BELOW : 0;
    layout.height = height || layout.height + key;
    layout.margin.t = key + roomAbove(layout);
    layout.showlegend = places.length > 0;
    places.forEach(({ entry, x, y }, number) => {
      const name = number ? `legend${number + 1}` : "legend";
      layout[name] = { xref: "container", yref: "container", x: x / width, xanchor: "left",
        y: 1 - y / layout.height, yanchor: "top", itemwidth: 30, font, borderwidth: 0,
        bgcolor: "rgba(0,0,0,0)", traceorder: "normal", orientation: "h" };
      entry.forEach((part, nth) => {
        part.legend = name;
        part.showlegend = nth === 0;
      });
    });
  }

  Object.assign(landroute, { addKey, textWidth });
})(window.landroute);
