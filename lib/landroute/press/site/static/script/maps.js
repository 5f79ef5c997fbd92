// Buttons that enlarge a map, and days of one figure that move another.
((landroute) => {
  "use strict";

  const { say, element, draw, goTo } = landroute;

  const STILL = 6; // pixels that a finger may slip in a tap
  const CLOSER = 0.6; // of the ground that a map shows, a step of the button

  function zoomed(plot, share) {
    const { xaxis, yaxis } = plot._fullLayout;
    const about = ([low, high]) => {
      const middle = (low + high) / 2;
      return [middle - ((high - low) / 2) * share, middle + ((high - low) / 2) * share];
    };
    return Plotly.relayout(plot, { "xaxis.range": about(xaxis.range), "yaxis.range": about(yaxis.range),
      dragmode: "pan" }); // also under a finger: what is enlarged is to be moved
  }

  // The whole map, as it is drawn on a page of this width.
  function whole(plot) {
    const { xaxis, yaxis, dragmode } = plot.landrouteGround;
    return Plotly.relayout(plot, { "xaxis.range": xaxis, "yaxis.range": yaxis, dragmode });
  }

  function addZoom(figure, layout) {
    const plot = figure.querySelector(".landroute-plot");
    plot.landrouteGround = { xaxis: [...layout.xaxis.range], yaxis: [...layout.yaxis.range],
      dragmode: layout.dragmode ?? "pan" };
    const wide = figure.querySelector(".landroute-wide");
    if (!wide || figure.querySelector(".landroute-zoom")) return;
    const bar = document.createElement("div");
    bar.className = "landroute-zoom";
    const button = (label, text, work) => element("button", bar,
      { type: "button", ariaLabel: say(label), textContent: text }).addEventListener("click", work);
    button("zoom-in", "+", () => zoomed(plot, CLOSER));
    button("zoom-out", "−", () => zoomed(plot, 1 / CLOSER));
    button("whole-map", "⤢", () => whole(plot));
    const steps = figure.querySelector(".landroute-steps");
    if (steps) steps.append(bar);
    else wide.before(bar);
  }

  // The buttons stand in the page, before anything is drawn: `data-landroute-drives`.
  function addDays(figure) {
    for (const bar of figure.querySelectorAll("[data-landroute-drives]")) {
      const driven = document.querySelector(
        `[data-landroute-key="${bar.dataset.landrouteDrives}"]`);
      if (!driven) continue;
      const buttons = [...bar.querySelectorAll("button")];
      const move = (day) => goTo(driven, day, draw);
      buttons.forEach((each) => each.addEventListener("click", () => move(each.dataset.day)));
      driven.addEventListener("landroute:day", ({ detail }) => {
        buttons.forEach((each) => { each.ariaPressed = String(each.dataset.day === detail); });
        markDay(figure, detail);
      });
      figure.landrouteMove = move;
    }
  }

  // A day on the strip moves the map: where it is tapped, at that day.
  function followClicks(figure) {
    const plot = figure.querySelector(".landroute-plot");
    if (!figure.landrouteMove || plot.landrouteFollows) return;
    plot.landrouteFollows = true;
    let down; // Plotly takes the click to itself; what counts is where a press ends as it began
    plot.addEventListener("pointerdown", ({ clientX, clientY }) => { down = { clientX, clientY }; }, true);
    window.addEventListener("pointerup", ({ clientX, clientY }) => {
      const stayed = down && Math.hypot(clientX - down.clientX, clientY - down.clientY) < STILL;
      down = undefined;
      if (!stayed) return;
      const { xaxis, _size } = plot._fullLayout;
      const at = clientX - plot.getBoundingClientRect().left - _size.l;
      const day = String(xaxis.p2d(at)).slice(0, 10);
      if (at >= 0 && at <= xaxis._length && /^\d{4}-\d\d-\d\d$/.test(day)) figure.landrouteMove(day);
    });
  }

  function markDay(figure, day) {
    const plot = figure.querySelector(".landroute-plot");
    if (!plot._fullLayout) return;
    const others = (plot.layout.shapes ?? []).filter(({ name }) => name !== "day");
    const line = { type: "line", name: "day", x0: day, x1: day, y0: 0, y1: 1, yref: "paper",
      line: { color: plot._fullLayout.font.color, width: 2.5 } };
    Plotly.relayout(plot, { shapes: [...others, line] });
  }

  Object.assign(landroute, { addZoom, addDays, followClicks });
})(window.landroute);
