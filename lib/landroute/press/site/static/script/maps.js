// Buttons and fingers that enlarge a map, what it says of a place, and days of one figure that move
// another.
((landroute) => {
  "use strict";

  const { say, element, draw, goTo, stateOf } = landroute;

  const STILL = 6; // pixels that a finger may slip in a tap
  const CLOSER = 0.6; // of the ground that a map shows, a step of the button
  const TWICE = 350; // milliseconds between the taps of a double tap
  const NEAR = 40; // pixels from a tap to a place that it means
  const AXES = ["xaxis", "yaxis"];

  const ranges = (plot) => AXES.map((axis) => [...plot._fullLayout[axis].range]);

  function isWhole(plot) {
    return ranges(plot).every(([low, high], n) => {
      const [first, last] = plot.landrouteGround[AXES[n]];
      return high - low > (last - first) * 0.999;
    });
  }

  // Shows a stretch of ground, none beyond what the whole map shows.
  function show(plot, wanted) {
    const [x, y] = wanted.map(([low, high], n) => {
      const [first, last] = plot.landrouteGround[AXES[n]];
      const span = Math.min(high - low, last - first);
      const start = Math.min(Math.max(low, first), last - span);
      return [start, start + span];
    });
    const { xaxis, dragmode } = plot.landrouteGround;
    const whole = x[1] - x[0] > (xaxis[1] - xaxis[0]) * 0.999;
    return Plotly.relayout(plot, { "xaxis.range": x, "yaxis.range": y,
      dragmode: whole ? dragmode : "pan" }); // also under a finger: what is enlarged is to be moved
  }

  // About a spot, given as shares of what is shown, from the left and from below.
  function zoomed(plot, share, spot = [0.5, 0.5]) {
    return show(plot, ranges(plot).map(([low, high], n) => {
      const at = low + (high - low) * spot[n];
      return [at - (at - low) * share, at + (high - at) * share];
    }));
  }

  // The whole map, as it is drawn on a page of this width.
  function whole(plot) {
    return show(plot, AXES.map((axis) => plot.landrouteGround[axis]));
  }

  // The buttons are there from the start: one pressed beside a still picture draws the map first.
  function addZoom(figure) {
    const plot = figure.querySelector(".landroute-plot");
    const wide = figure.querySelector(".landroute-wide");
    const bar = document.createElement("div");
    bar.className = "landroute-zoom";
    const button = (label, text, work) => {
      const made = element("button", bar,
        { type: "button", ariaLabel: say(label), textContent: text });
      made.addEventListener("click", async () => {
        if (made.ariaDisabled === "true") return;
        await draw(figure);
        if (plot._fullLayout) work();
      });
      return made;
    };
    button("zoom-in", "+", () => zoomed(plot, CLOSER));
    const out = button("zoom-out", "−", () => zoomed(plot, 1 / CLOSER));
    const home = button("whole-map", "", () => whole(plot));
    home.className = "landroute-home";
    out.ariaDisabled = home.ariaDisabled = "true";
    const steps = figure.querySelector(".landroute-steps");
    if (steps) steps.append(bar);
    else wide.before(bar);
  }

  function showZoom(figure) {
    const plot = figure.querySelector(".landroute-plot");
    const [, out, home] = figure.querySelectorAll(".landroute-zoom button");
    out.ariaDisabled = home.ariaDisabled = String(isWhole(plot));
  }

  // After each drawing: what the whole map shows, and what follows from that.
  function prepareMap(figure, layout) {
    if (!figure.querySelector(".landroute-wide")) return; // drawn for a still picture
    const plot = figure.querySelector(".landroute-plot");
    const isFirst = !plot.landrouteGround;
    plot.landrouteGround = { xaxis: [...layout.xaxis.range], yaxis: [...layout.yaxis.range],
      dragmode: layout.dragmode ?? "pan" };
    if (isFirst) {
      const point = ({ points: [{ curveNumber, pointNumber }] }) => {
        figure.landroutePlace = [curveNumber, pointNumber];
        tell(figure);
      };
      plot.on("plotly_hover", point);
      plot.on("plotly_click", point); // a finger does not hover
    }
    tell(figure);
    if ("landrouteFixed" in figure.dataset) return; // small maps side by side stay whole
    if (!figure.querySelector(".landroute-zoom")) addZoom(figure);
    if (isFirst) {
      plot.on("plotly_relayout", () => showZoom(figure));
      followFingers(plot);
    }
    showZoom(figure);
  }

  // Two fingers enlarge the map, not the page; so do two taps.
  function followFingers(plot) {
    let pinch;
    let busy;
    let tap;
    const shares = ({ x, y }) => {
      const { xaxis, yaxis } = plot._fullLayout;
      const { left, top } = plot.getBoundingClientRect();
      return [(x - left - xaxis._offset) / xaxis._length,
        1 - (y - top - yaxis._offset) / yaxis._length];
    };
    const middle = ([one, other]) => ({ x: (one.clientX + other.clientX) / 2,
      y: (one.clientY + other.clientY) / 2 });
    const spread = ([one, other]) =>
      Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    const take = (event) => { // from the page, and from Plotly, which would move the map
      if (event.cancelable) event.preventDefault();
      event.stopPropagation();
    };
    const hear = (name, work) =>
      plot.addEventListener(name, work, { capture: true, passive: false });
    hear("touchstart", (event) => {
      const { touches, timeStamp } = event;
      pinch = undefined;
      if (touches.length === 2) {
        take(event);
        const spot = shares(middle(touches));
        pinch = { spread: spread(touches), spans: ranges(plot).map(([low, high]) => high - low),
          ground: ranges(plot).map(([low, high], n) => low + (high - low) * spot[n]) };
        tap = undefined;
      } else if (touches.length === 1) {
        const [{ clientX: x, clientY: y }] = touches;
        const isSecond = tap && timeStamp - tap.at < TWICE
          && Math.hypot(x - tap.x, y - tap.y) < NEAR;
        tap = { x, y, at: timeStamp, isSecond };
      }
    });
    hear("touchmove", (event) => {
      const { touches } = event;
      if (pinch && touches.length === 2) {
        take(event);
        if (busy) return;
        const spot = shares(middle(touches));
        const share = pinch.spread / spread(touches);
        const wanted = pinch.spans.map((span, n) => {
          const low = pinch.ground[n] - span * share * spot[n];
          return [low, low + span * share];
        });
        busy = show(plot, wanted).finally(() => { busy = undefined; });
      } else if (tap) {
        const [{ clientX, clientY }] = touches;
        if (Math.hypot(clientX - tap.x, clientY - tap.y) > STILL) tap = undefined;
      }
    });
    hear("touchend", (event) => {
      if (!tap?.isSecond) return;
      take(event);
      zoomed(plot, CLOSER, shares(tap));
      tap = undefined;
    });
  }

  // On a phone what is pointed at is told below the map, which a box would hide.
  function tell(figure) {
    const told = figure.querySelector(".landroute-told");
    const [curve, point] = figure.landroutePlace ?? [];
    const trace = figure.querySelector(".landroute-plot").data[curve];
    if (!told || !trace?.told) return;
    const part = (values) => (Array.isArray(values) ? values[point] : values) ?? "";
    const text = trace.told.replace("%{customdata}", part(trace.customdata))
      .replace("%{text}", part(trace.text)).replace("<extra></extra>", "");
    const said = text.replaceAll("<br>", "; ").replace(/<b>(.*?)<\/b>; /, "$1: ");
    if (said && told.textContent !== said) told.textContent = said;
  }

  // A tap on a still picture says what it would have said on the live figure.
  function replay(figure, { x, y }) {
    const plot = figure.querySelector(".landroute-plot");
    if (!plot._fullLayout) return;
    const { xaxis, yaxis, _size } = plot._fullLayout;
    if (figure.landrouteMove) moveTo(figure, x - _size.l);
    if (!plot.landrouteGround) return;
    const places = plot.data.flatMap(({ x: xs, y: ys, mode, hoverinfo }, curveNumber) =>
      (mode === "markers" && hoverinfo !== "skip" ? [...xs] : []).map((lon, pointNumber) => ({
        curveNumber, pointNumber,
        away: Math.hypot(xaxis.d2p(lon) + xaxis._offset - x,
          yaxis.d2p(ys[pointNumber]) + yaxis._offset - y),
      })));
    const { curveNumber, pointNumber } = places.reduce(
      (one, other) => (other.away < one.away ? other : one), { away: NEAR });
    if (curveNumber === undefined) return;
    figure.landroutePlace = [curveNumber, pointNumber];
    Plotly.Fx.hover(plot, [{ curveNumber, pointNumber }]);
    tell(figure);
  }

  // The buttons stand in the page, before anything is drawn: `data-landroute-drives`.
  function addDays(figure) {
    for (const bar of figure.querySelectorAll("[data-landroute-drives]")) {
      const driven = document.querySelector(
        `[data-landroute-key="${bar.dataset.landrouteDrives}"]`);
      if (!driven) continue;
      const buttons = [...bar.querySelectorAll("button")];
      figure.landrouteDay = bar.querySelector("[aria-pressed=true]")?.dataset.day;
      const move = (day) => {
        draw(figure); // that it may mark the day
        return goTo(driven, day, draw);
      };
      buttons.forEach((each) => each.addEventListener("click", () => move(each.dataset.day)));
      driven.addEventListener("landroute:day", ({ detail }) => {
        buttons.forEach((each) => { each.ariaPressed = String(each.dataset.day === detail); });
        figure.landrouteDay = detail;
        if (figure.dataset.landrouteState === "drawn") markDay(figure);
        const result = bar.parentElement.querySelector(".landroute-result span");
        if (result) result.textContent = stateOf(driven.dataset.landrouteKey);
      });
      figure.landrouteMove = move;
    }
  }

  // A day on the strip moves the map: where it is tapped, at that day.
  function followClicks(figure) {
    const plot = figure.querySelector(".landroute-plot");
    if (!figure.landrouteMove) return;
    markDay(figure);
    if (plot.landrouteFollows) return;
    plot.landrouteFollows = true;
    let down; // Plotly takes the click to itself; what counts is where a press ends as it began
    plot.addEventListener("pointerdown", ({ clientX, clientY }) => { down = { clientX, clientY }; }, true);
    window.addEventListener("pointercancel", () => { down = undefined; }); // the page was scrolled
    window.addEventListener("pointerup", ({ clientX, clientY }) => {
      const stayed = down && Math.hypot(clientX - down.clientX, clientY - down.clientY) < STILL;
      down = undefined;
      if (!stayed) return;
      moveTo(figure, clientX - plot.getBoundingClientRect().left - plot._fullLayout._size.l);
    });
  }

  // To the day so many pixels along the strip.
  function moveTo(figure, at) {
    const { xaxis } = figure.querySelector(".landroute-plot")._fullLayout;
    const day = String(xaxis.p2d(at)).slice(0, 10);
    const isDay = /^\d{4}-\d\d-\d\d$/.test(day);
    if (at >= 0 && at <= xaxis._length && isDay) figure.landrouteMove(day);
  }

  // A line across the strip at the day that the map shows.
  function markDay(figure) {
    const plot = figure.querySelector(".landroute-plot");
    const day = figure.landrouteDay;
    if (!day) return;
    const others = (plot.layout.shapes ?? []).filter(({ name }) => name !== "day");
    const line = { type: "line", name: "day", x0: day, x1: day, y0: 0, y1: 1, yref: "paper",
      line: { color: plot._fullLayout.font.color, width: 2.5 } };
    Plotly.relayout(plot, { shapes: [...others, line] });
  }

  Object.assign(landroute, { addZoom, prepareMap, addDays, followClicks, replay });
})(window.landroute);
