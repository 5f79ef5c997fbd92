// Draws a figure when a reader reaches for it, and again when the page changes.
((landroute) => {
  "use strict";

  const { say, loadScript, specOf, drawing, isMap, addSteps, specShown } = landroute;

  const fitted = new WeakMap(); // plot of a map → width drawn at, and the height that fits it

  function fail(figure, error) {
    figure.dataset.landrouteState = "failed";
    const message = document.createElement("p");
    message.className = "landroute-failure";
    message.setAttribute("role", "status");
    message.textContent = say("figure-failed", { reason: error.message });
    figure.querySelector(".landroute-plot").replaceChildren(message);
  }

  const drawings = new WeakMap(); // figure → promise, so that each is drawn once

  // A figure is live once a reader reaches for it; one without a picture, once it comes into view.
  function draw(figure) {
    if (!drawings.has(figure)) drawings.set(figure, drawFirst(figure));
    return drawings.get(figure);
  }

  async function drawFirst(figure) {
    figure.dataset.landrouteState = "loading";
    const plot = figure.querySelector(".landroute-plot");
    try {
      await Promise.all([prepareSteps(figure), loadScript("plotly-basic.min.js")]);
      plot.setAttribute("role", "group"); // its buttons and marks are there to be reached
      plot.replaceChildren();
      await redraw(figure);
      figure.dataset.landrouteState = "drawn";
      resized.observe(plot);
      sayLive(figure);
    } catch (error) {
      fail(figure, error);
    }
  }

  // The button that was used says what it did; it stays, since it may have the focus.
  function sayLive(figure) {
    const button = figure.querySelector("[data-landroute-explore]");
    button.textContent = say(matchMedia("(hover: none)").matches ? "live-tap" : "live-point");
    button.ariaDisabled = "true";
  }

  async function explore(figure) {
    await draw(figure);
    if (figure.dataset.landrouteState !== "drawn") return;
    const isOfMap = figure.querySelector(".landroute-zoom");
    const spoken = figure.querySelector(".landroute-spoken");
    spoken.textContent = say(isOfMap ? "live-map" : "live-chart");
  }

  async function prepareSteps(figure) {
    await specOf(figure);
    if (!figure.querySelector(".landroute-steps input")) addSteps(figure, show);
  }

  // A step chosen beside a still picture wants the figure itself.
  function show(figure) {
    return figure.dataset.landrouteState === "drawn" ? redraw(figure) : draw(figure);
  }

  async function redraw(figure) {
    const plot = figure.querySelector(".landroute-plot");
    // The box of one that has a picture has the shape of that.
    const shaped = "landrouteShaped" in figure.dataset;
    const picture = drawing(specShown(figure.dataset.landrouteKey), plot.clientWidth,
      { height: shaped ? plot.clientHeight : 0 });
    plot.classList.toggle("landroute-map", isMap(picture.layout));
    if (shaped) {
      picture.layout.height = plot.clientHeight;
      await Plotly.react(plot, picture);
    } else {
      const fit = fitted.get(plot);
      if (fit?.width === plot.clientWidth) picture.layout.height = fit.height;
      plot.style.minHeight = "";
      plot.style.height = `${picture.layout.height}px`; // Plotly measures it when the width changes
      await Plotly.react(plot, picture);
      if (isMap(picture.layout)) await fitMap(plot);
    }
    if (isMap(picture.layout)) landroute.prepareMap(figure, picture.layout);
    landroute.followClicks(figure);
  }

  // Only once drawn does a map's legend say how much room it takes: the rest is to have the shape
  // of the ground, or bands of nothing would stand beside it.
  async function fitMap(plot) {
    const { xaxis, yaxis, _size, height } = plot._fullLayout;
    const shape = yaxis._length / xaxis._length;
    const fitting = Math.round(height - _size.h + _size.w * shape);
    fitted.set(plot, { width: plot.clientWidth, height: fitting });
    if (Math.abs(fitting - height) < 2) return;
    plot.style.height = `${fitting}px`;
    await Plotly.relayout(plot, { height: fitting });
  }

  // One without a picture is drawn before it is seen; controls of steps come when they are seen.
  const whenSeen = (work, rootMargin) => new IntersectionObserver((entries, observer) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      work(target);
    }
  }, { rootMargin });
  const nearing = whenSeen(draw, "400px 0px");
  const seen = whenSeen(prepareSteps, "0px");

  // A mouse over the picture, a tap on it, or its button.
  function whenReached(figure) {
    const plot = figure.querySelector(".landroute-plot");
    plot.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && draw(figure));
    plot.addEventListener("click", async ({ clientX, clientY }) => {
      if (figure.dataset.landrouteState === "drawn") return;
      const { left, top } = plot.getBoundingClientRect();
      await draw(figure);
      landroute.replay(figure, { x: clientX - left, y: clientY - top });
    });
    const button = figure.querySelector("[data-landroute-explore]");
    button.addEventListener("click", () => explore(figure));
    const isBareMap = "landrouteMap" in figure.dataset && !("landrouteSteps" in figure.dataset);
    if (isBareMap && !("landrouteFixed" in figure.dataset)) landroute.addZoom(figure);
    if (figure.dataset.landrouteState === "waiting") nearing.observe(figure);
    else if ("landrouteSteps" in figure.dataset) seen.observe(figure);
  }

  // Plotly follows the window; a sidebar that opens or a phone that turns also changes the width.
  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const drawn = target._fullLayout.width;
      if (target.clientWidth && Math.abs(drawn - target.clientWidth) > 1) {
        redraw(target.closest(".landroute-figure"));
      }
    }
  });

  function redrawAll() {
    document.querySelectorAll('[data-landroute-state="drawn"]').forEach(redraw);
  }

  Object.assign(landroute, { fail, draw, redraw, redrawAll, whenReached });
})(window.landroute);
