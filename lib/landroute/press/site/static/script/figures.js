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

  // A figure is live once a reader reaches for it; one without a picture, once it comes into view.
  async function draw(figure) {
    if (!["still", "waiting"].includes(figure.dataset.landrouteState)) return;
    figure.dataset.landrouteState = "loading";
    const plot = figure.querySelector(".landroute-plot");
    try {
      await Promise.all([prepareSteps(figure), loadScript("plotly-basic.min.js")]);
      plot.setAttribute("role", "group"); // its buttons and marks are there to be reached
      plot.replaceChildren();
      await redraw(figure);
      figure.dataset.landrouteState = "drawn";
      resized.observe(plot);
    } catch (error) {
      fail(figure, error);
    }
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
    if (isMap(picture.layout)) landroute.addZoom(figure, picture.layout);
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
    plot.addEventListener("click", () => draw(figure));
    figure.querySelector("[data-landroute-explore]").addEventListener("click", () => draw(figure));
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
