// What a search found: the section of each page that says most of its words, with an excerpt. Pages
// are read for that, which a page opened from disk may not do: it shows titles alone.
((landroute) => {
  "use strict";

  const { say, element } = landroute;
  const BEFORE = 80; // characters of an excerpt before its first word, and in all
  const LENGTH = 240;

  const held = (text, terms) => terms.filter((term) => text.includes(term));

  // A section's own words: its headings' marks and what lies in further sections left out.
  function ownText(section) {
    const own = section.cloneNode(true);
    const others = ":scope section, .headerlink, .landroute-code, .landroute-rests, script, "
      + ".landroute-skip, .landroute-tools, .landroute-more, noscript, wbr";
    own.querySelectorAll(others).forEach((one) => one.remove());
    own.querySelectorAll("td, th, p, li, h1, h2, h3").forEach((one) => one.append(" "));
    return own.textContent.replace(/\s+/g, " ").trim();
  }

  function bestSection(page, terms, asked) {
    const meant = asked && page.getElementById(asked)?.closest("section");
    if (meant) return { section: meant, text: ownText(meant) };
    let best;
    for (const section of page.querySelectorAll("article section[id]")) {
      const text = ownText(section);
      const found = held(text.toLowerCase(), terms).length;
      if (found > (best?.found ?? 0)) best = { section, text, found };
    }
    return best;
  }

  function excerpt(text, terms) {
    const small = text.toLowerCase();
    const places = held(small, terms).map((term) => small.indexOf(term));
    let start = Math.max(0, Math.min(...places, small.length) - BEFORE);
    if (start) start = text.indexOf(" ", start) + 1;
    const end = text.length > start + LENGTH ? text.lastIndexOf(" ", start + LENGTH) : text.length;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  async function fill(item, link, terms, marked) {
    const [address, asked] = link.getAttribute("href").split("#");
    const answer = await fetch(address);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const best = bestSection(page, terms, asked);
    if (!best) return;
    const heading = best.section.querySelector("h1, h2, h3");
    heading.querySelector(".headerlink")?.remove();
    if (heading.localName !== "h1") {
      link.href = `${address}#${best.section.id}`;
      link.textContent = `${link.textContent.split(" > ")[0]} › ${heading.textContent}`;
    }
    const shown = element("p", item, { className: "context", textContent: excerpt(best.text, terms) });
    for (const term of marked) _highlightText(shown, term, "highlighted");
  }

  Search.status?.setAttribute("role", "status"); // before the index comes, and words with it

  // In the place of Sphinx's own, with the results at once and their number told.
  Search.query = (query) => {
    const [words, terms, without, marked, objects] = Search._parseQuery(query);
    const found = Search._performSearch(words, terms, without, marked, objects).reverse();
    const pages = found.filter(([page], n) => found.findIndex((one) => one[0] === page) === n);
    Search.stopPulse();
    Search.title.textContent = say("search-results");
    const { length: n } = pages;
    Search.status.textContent = say(n === 1 ? "search-one" : n ? "search-found" : "search-none",
      { count: n });
    for (const [page, title, anchor] of pages) {
      const item = element("li", Search.output, {});
      const link = element("a", item, { href: `${page}.html${anchor}`, innerHTML: title });
      if (location.protocol !== "file:") fill(item, link, [...terms], marked).catch(console.warn);
    }
  };
})(window.landroute);
