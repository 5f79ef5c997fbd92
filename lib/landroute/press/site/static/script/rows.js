// The rows of a table, those of its page and those of its file: found, put in order, shown by pages.
((landroute) => {
  "use strict";

  const { say, loadScript } = landroute;
  const QUIET = 500; // milliseconds after a key
  const files = new Map(); // table key → HTML of the rows that its page does not hold

  function addAddress(row) {
    if (!row.id) return;
    const link = document.createElement("a");
    // For who has a mouse: the keyboard would stop at every row.
    Object.assign(link, { className: "landroute-row", href: `#${row.id}`, textContent: "#",
      title: say("row-address"), tabIndex: -1 });
    row.cells[0].prepend(link, "\u00a0");
  }

  // What is known of a table: its rows as given, those found, and which of them are shown.
  function rowsOf(box) {
    const frame = box.querySelector(".landroute-table");
    const body = frame.querySelector("tbody");
    const given = [...body.rows];
    const { landroutePage, landrouteCount, landrouteSrc } = box.dataset;
    given.forEach(addAddress);
    return {
      box, frame, body, given, found: given, source: landrouteSrc, waits: Boolean(landrouteSrc),
      count: Number(landrouteCount ?? given.length), page: Number(landroutePage),
      words: "", column: -1, sign: 0, order: "", start: 0, size: given.length, told: [],
    };
  }

  async function load(table) {
    if (!table.waits) return;
    await loadScript(table.source);
    if (!table.waits) return; // read meanwhile
    table.waits = false;
    const made = document.createElement("template");
    made.innerHTML = files.get(table.box.dataset.landrouteKey).join("");
    const rows = [...made.content.querySelectorAll("tr")];
    rows.forEach(addAddress);
    table.given.push(...rows);
  }

  const said = new WeakMap(); // row → its words in small letters
  function wordsOf(row) {
    if (!said.has(row)) said.set(row, row.textContent.toLowerCase());
    return said.get(row);
  }

  const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });

  // A cell's place in the order of its column: a number where it starts with one, else its text.
  function sortKey(row, column, kind) {
    const text = [...row.cells[column].childNodes]
      .filter((node) => node.className !== "landroute-row")
      .map((node) => node.textContent).join("").trim();
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
    const keyed = rows.map((row) => ({ row, key: sortKey(row, column, kind) }));
    const isEmpty = ({ key }) => key === "";
    const full = keyed.filter((one) => !isEmpty(one));
    full.sort((a, b) => sign * compared(a.key, b.key, kind));
    return [...full, ...keyed.filter(isEmpty)].map(({ row }) => row);
  }

  function find(table) {
    const wanted = table.words.toLowerCase().split(/\s+/).filter(Boolean);
    const { given, column, sign } = table;
    const found = given.filter((row) => wanted.every((word) => wordsOf(row).includes(word)));
    const head = table.frame.querySelectorAll("thead th")[column];
    table.found = sign ? ordered(found, column, head.dataset.kind, sign) : found;
  }

  function show(table, start, size) {
    const { found, body, waits, count } = table;
    Object.assign(table, { start, size });
    body.replaceChildren(...found.slice(start, start + size));
    const all = waits ? count : found.length;
    const facts = { from: start + 1, to: Math.min(start + size, all), count: all, all: count };
    const text = all ? say(all === count ? "rows-shown" : "rows-found", facts) : say("rows-none");
    const { order } = table;
    tell(table, order && all ? say("rows-sorted", { rows: text, order }) : text);
    table.onshow?.(all);
  }

  // To the eye at once; to the ear when nothing more is typed.
  function tell(table, text) {
    clearTimeout(table.telling);
    const [heard, seen] = [true, false].map((live) =>
      table.told.filter((place) => (place.localName === "output") === live));
    const put = (places) => places.forEach((place) => { place.textContent = text; });
    put(seen);
    if (table.typing) table.telling = setTimeout(put, QUIET, heard);
    else put(heard);
  }

  // Any change asks for all rows first; `start`, once they are there, says from which to show.
  async function change(table, changes, start = () => 0, size = table.page) {
    Object.assign(table, { typing: false }, changes);
    try {
      await load(table);
      find(table);
      show(table, start(table), size);
    } catch (error) {
      tell(table, say("rows-failed", { reason: error.message }));
    }
  }

  const rows = (key, html) => files.set(key, html);
  Object.assign(landroute, { rows, rowsOf, load, change, tell });
})(window.landroute);
