// A figure's numbers as a table, and the figure as a file.
((landroute) => {
  "use strict";

  const { loadScript, specOf, specShown, wrapped } = landroute;

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

  // A picture leaves the page, so it is the figure as its author made it: light, with its title.
  async function saveImage(key, format) {
    await loadScript("plotly-basic.min.js");
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

  Object.assign(landroute, { showTable, download });
})(window.landroute);
