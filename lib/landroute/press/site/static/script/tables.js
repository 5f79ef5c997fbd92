// Rows of a table: each with its address, those that hold every word typed, sorted.
((landroute) => {
  "use strict";

  const { say } = landroute;

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

  Object.assign(landroute, { addAddresses, addFilter, addSorting });
})(window.landroute);
