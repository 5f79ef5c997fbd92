// A figure's numbers as a table, and the figure as a file.
((landroute) => {
  "use strict";

  const { say, loadScript, specOf, specShown, drawing, isMap, textWidth } = landroute;

  // In pixels: how wide a picture is, what its words keep from its side; and pixels for each.
  const WIDTH = 1000;
  const SIDE = 16;
  const SCALE = 2;

  function cellText(value) {
    if (value === null || value === undefined) return "";
    return typeof value === "number" ? String(Number(value.toPrecision(6))) : String(value);
  }

  // On a phone a row is a card, whose values have their heads beside them.
  function tableRow(name, values, numeric, heads) {
    const row = document.createElement("tr");
    values.forEach((value, column) => {
      const cell = document.createElement(name);
      cell.textContent = cellText(value);
      if (numeric[column]) cell.className = "landroute-number";
      if (heads) cell.dataset.head = heads[column];
      row.append(cell);
    });
    return row;
  }

  function tableOf({ columns, rows }) {
    const numeric = columns.map((_, i) => rows.some((row) => typeof row[i] === "number"));
    const table = document.createElement("table");
    table.createTHead().append(tableRow("th", columns, numeric));
    table.createTBody().append(...rows.map((row) => tableRow("td", row, numeric, columns)));
    return table;
  }

  async function showTable(figure, details) {
    if (!details.open || details.querySelector("table")) return;
    const { table } = await specOf(figure);
    const frame = document.createElement("div");
    frame.className = "landroute-scroll";
    frame.tabIndex = 0;
    frame.role = "region";
    frame.ariaLabel = say("numbers-of", { label: figure.querySelector(".landroute-title").textContent });
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

  function save(name, content, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // What a picture says of itself once it has left its page.
  function credit(figure, map) {
    const here = location.protocol.startsWith("http")
      ? `${location.origin}${location.pathname}#${figure.id}` : "";
    const caption = figure.querySelector("figcaption")?.textContent ?? "";
    const parts = [say("book-name"), say("picture-sources", { address: here })];
    if (map || caption.includes("OpenStreetMap")) parts.push(say("openstreetmap"));
    return parts.map((part) => part.trim()).join(" · ");
  }

  function linesOf(text, font, width) {
    const lines = [];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && textWidth(longer, font) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  // The drawing between its title and its credit, as SVG.
  function framed(svg, heads, foot, family) {
    const escaped = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
    const height = Number(svg.match(/height="([\d.]+)"/)[1]);
    let y = 8;
    const said = heads.flatMap(({ text, size, weight, colour }) =>
      linesOf(text, { size, family, weight }, WIDTH - 2 * SIDE).map((line) => {
        y += Math.round(size * 1.35);
        return `<text x="${SIDE}" y="${y}" font-size="${size}" font-weight="${weight}" `
          + `fill="${colour}">${escaped(line)}</text>`;
      }));
    const top = y + 12;
    const whole = top + height + 28;
    return { whole, text: `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" `
      + `height="${whole}" viewBox="0 0 ${WIDTH} ${whole}" font-family="${escaped(family).replaceAll('"', "'")}">`
      + `<rect width="100%" height="100%" fill="#ffffff"/>${said.join("")}`
      + svg.replace("<svg ", `<svg y="${top}" `)
      + `<text x="${SIDE}" y="${whole - 10}" font-size="12" fill="#5a6773">${escaped(foot)}</text></svg>` };
  }

  async function bitmap({ text, whole }) {
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"),
      { width: SCALE * WIDTH, height: SCALE * whole });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  // A picture leaves the page, so it is light, with its title above it and its credit below.
  async function pictureOf(figure) {
    await loadScript("plotly-basic.min.js");
    const key = figure.dataset.landrouteKey;
    const { title, subtitle, ...spec } = structuredClone(specShown(key));
    const map = isMap(spec.layout);
    const { data, layout } = drawing(spec, WIDTH, { light: true });
    const shown = { ...layout, width: WIDTH, paper_bgcolor: "#ffffff" };
    const svg = await Plotly.toImage({ data, layout: shown },
      { format: "svg", width: WIDTH, height: layout.height, imageDataOnly: true });
    const heads = [{ text: title, size: 19, weight: 700, colour: "#1f2933" },
      { text: subtitle ?? "", size: 15, weight: 400, colour: "#5a6773" }];
    return framed(svg, heads, credit(figure, map), layout.font.family);
  }

  async function download(figure, format) {
    const key = figure.dataset.landrouteKey;
    const spec = await specOf(figure);
    if (format === "csv") {
      save(`${key}.csv`, csvOf(spec.table), "text/csv;charset=utf-8");
      return;
    }
    const picture = await pictureOf(figure);
    if (format === "svg") save(`${key}.svg`, picture.text, "image/svg+xml");
    else save(`${key}.png`, await bitmap(picture), "image/png");
  }

  Object.assign(landroute, { showTable, download });
})(window.landroute);
