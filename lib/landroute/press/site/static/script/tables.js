// What a reader does with a table: filter, sort, turn pages, arrive at a row, unfold, print.
((landroute) => {
  "use strict";

  const { say, rowsOf, load, change, tell, element } = landroute;
  const FILTERED = 13; // rows at which a filter is of use

  function addFilter(table, tools) {
    const input = element("input", tools, { type: "search",
      placeholder: say("filter", { count: table.count }) });
    input.setAttribute("aria-label", say("filter-label", { label: table.frame.ariaLabel }));
    input.addEventListener("input", () => change(table, { words: input.value, typing: true }));
    table.clear = () => { input.value = ""; };
    table.told.push(element("output", tools));
  }

  // A table that is whole says no more than how it is sorted.
  function addOrder(table) {
    const place = document.createElement("output");
    place.className = "landroute-order";
    table.frame.after(place);
    table.onshow = () => { place.textContent = table.order && say("sorted", table); };
  }

  // By a list of columns, which a phone has as well, and by the heads: up, down, and as given.
  function addSorting(table, tools) {
    const heads = [...table.frame.querySelectorAll("thead th")];
    const list = element("select", element("label", tools, { textContent: `${say("sort")} ` }));
    const orders = heads.flatMap((head, column) => [["up", 1], ["down", -1]].map(([way, sign]) =>
      ({ column, sign,
        text: say(`sort-${head.dataset.kind}-${way}`, { column: head.textContent }) })));
    for (const { text } of [{ text: say("sort-given") }, ...orders]) {
      element("option", list, { textContent: text });
    }
    const sort = (number) => {
      const { column, sign, text } = orders[number - 1] ?? { column: -1, sign: 0, text: "" };
      list.selectedIndex = number;
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      if (sign) heads[column].setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      table.frame.scrollTop = 0;
      return change(table, { column, sign, order: text });
    };
    list.addEventListener("change", () => sort(list.selectedIndex));
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      // A table with its list in sight has that for the keyboard.
      if (table.source) button.tabIndex = -1;
      button.append(...head.childNodes);
      head.append(button);
      const next = { ascending: 2 * column + 2, descending: 0 };
      button.addEventListener("click", () => sort(next[head.ariaSort] ?? 2 * column + 1));
    });
  }

  function addPaging(table) {
    const place = table.box.querySelector(".landroute-more");
    table.told.push(place.querySelector(".landroute-shown"));
    const bar = element("span", place, { className: "landroute-pages" });
    const button = (name, start, size) => {
      const made = element("button", bar, { type: "button", textContent: say(name) });
      made.setAttribute("aria-label", `${say(name)}: ${table.frame.ariaLabel}`);
      made.addEventListener("click", async () => {
        if (made.ariaDisabled === "true") return; // it keeps the focus when there is no more to do
        await change(table, {}, start, size);
        table.frame.scrollTop = 0;
        if (table.box.getBoundingClientRect().top < 0) table.box.scrollIntoView();
      });
      return made;
    };
    const back = button("rows-previous", ({ start, page }) => Math.max(0, start - page));
    const on = button("rows-next", ({ start, size }) => start + size);
    const all = button("rows-all", () => 0, table.count);
    table.onshow = (found) => {
      const first = table.start === 0;
      const last = table.start + table.size >= found;
      back.ariaDisabled = first;
      on.ariaDisabled = last;
      all.ariaDisabled = first && last;
    };
    back.ariaDisabled = true;
  }

  // A line above a table that is cut at the right, until its end is in sight.
  function addCue({ frame }) {
    const cue = document.createElement("p");
    Object.assign(cue, { className: "landroute-right", hidden: true, textContent: say("more-right") });
    cue.ariaHidden = "true"; // who hears the table has all of it
    frame.before(cue);
    const tell = () => {
      const wide = frame.scrollWidth - frame.clientWidth;
      cue.hidden = wide < 8;
      cue.style.visibility = wide - frame.scrollLeft < 8 ? "hidden" : "";
    };
    new ResizeObserver(tell).observe(frame);
    frame.addEventListener("scroll", tell, { passive: true });
  }

  function addTools(table) {
    const tools = table.box.querySelector(".landroute-filter");
    if (!tools || tools.childElementCount) return;
    const useful = table.source || ("landrouteOf" in table.box.dataset && table.count >= FILTERED);
    tools.classList.toggle("landroute-narrow", !useful);
    if (useful) addFilter(table, tools);
    else addOrder(table);
    addSorting(table, tools);
    if (table.source) addPaging(table);
  }

  const tables = [];
  const holds = (row, id) => row.id === id || row.querySelector(`[id="${CSS.escape(id)}"]`);

  function land(row) {
    document.querySelectorAll(".landroute-here").forEach((r) => r.classList.remove("landroute-here"));
    row.classList.add("landroute-here");
    row.tabIndex = -1;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  }

  async function unfold(table) {
    const fold = table.box.querySelector("details.landroute-unroll");
    if (fold) fold.open = true;
    addTools(table);
    if (fold && table.waits) await change(table, {});
  }

  // The row of an address is shown with its page; the fold of a table that is asked for opens.
  async function arrive() {
    const id = decodeURIComponent(location.hash.slice(1));
    const there = id && document.getElementById(id);
    if (!id || there?.closest("tr")?.matches(".landroute-here")) return;
    if (there) {
      const part = there.closest(".landroute-box, section section");
      const meant = tables.filter(({ box }) => box === part || part?.contains(box));
      if (meant.length !== 1) return;
      await unfold(meant[0]);
      if (there.closest("tr")) land(there.closest("tr"));
      else there.scrollIntoView();
      return;
    }
    const named = ({ box }) => box.dataset.landrouteOf && id.startsWith(`${box.dataset.landrouteOf}-`);
    const open = tables.filter(({ box }) => "landrouteOf" in box.dataset);
    for (const table of open.sort((a, b) => Number(named(b)) - Number(named(a)))) {
      await load(table);
      const row = table.given.find((one) => holds(one, id));
      if (!row) continue;
      await unfold(table);
      table.clear?.();
      const page = ({ found, page: size }) => Math.floor(found.indexOf(row) / size) * size;
      await change(table, { words: "" }, page);
      land(row);
      return;
    }
    const meant = open.find(named);
    if (!meant) return;
    await unfold(meant);
    tell(meant, say("row-missing", { address: id }));
    meant.box.scrollIntoView();
  }

  function addTable(box) {
    const table = rowsOf(box);
    tables.push(table);
    addCue(table);
    const fold = box.querySelector("details.landroute-unroll");
    fold?.addEventListener("toggle", () => { if (fold.open && !printing) unfold(table); });
    // Out of sight until a fold of the page opens: its tools can wait until then.
    const outer = box.closest("details:not([open])");
    if (outer) outer.addEventListener("toggle", () => { if (!fold) addTools(table); });
    else if (!fold) addTools(table);
  }

  // Paper has the first rows of every table.
  let printing = false;
  function printFolds() {
    let opened = [];
    window.addEventListener("beforeprint", () => {
      printing = true;
      opened = [...document.querySelectorAll("details.landroute-unroll:not([open])")];
      opened.forEach((fold) => { fold.open = true; });
    });
    window.addEventListener("afterprint", () => {
      opened.forEach((fold) => { fold.open = false; });
      printing = false;
    });
  }

  function prepareTables() {
    document.querySelectorAll(".landroute-box").forEach(addTable);
    printFolds();
    window.addEventListener("hashchange", arrive);
    return arrive();
  }

  Object.assign(landroute, { prepareTables });
})(window.landroute);
