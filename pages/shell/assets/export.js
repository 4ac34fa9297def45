// Images of charts. Plotly's own button saves a PNG of the bare chart; this adds a button for SVG and gives
// both what a number must never lose on its way out: the question as title, and the line with Stand and
// source (and the word Demonstrationsdaten), led by the remark without which the picture would mislead. Both come with the chart, in layout.meta (pages/shared/template.py).
(() => {
  "use strict";

  const PNG = "Bild als PNG herunterladen";
  const SVG = "Bild als SVG herunterladen";
  const LINE = 20;
  // An image knows no font of the page: words measured in it and drawn in another would be cut, or lie on each other.
  const FONT = "Arial, Helvetica, sans-serif";

  // What plotly copies when it draws the image: lend it a layout with title and origin, then give back ours.
  const lend = (graph, format) => {
    const { layout } = graph;
    const { frage, herkunft } = layout.meta || {};
    if (!frage) return () => {};
    const kept = { layout, options: graph._context.toImageButtonOptions };
    const { l, r, t, b } = graph._fullLayout._size;
    const lines = herkunft.split("<br>").length;
    const height = kept.options.height + LINE * (lines - 1);
    const below = b + 24 + LINE * lines;
    graph.layout = {
      ...layout,
      font: { ...layout.font, family: FONT },
      margin: { l, r, t: t + 60, b: below, autoexpand: false },
      title: { text: `<b>${frage}</b>`, font: { family: FONT }, x: 0, xref: "container", pad: { l: 16, t: 14 }, y: 1, yref: "container", yanchor: "top" },
      legend: { ...layout.legend, font: { ...layout.legend?.font, family: FONT }, x: 0, xanchor: "left", y: 1 - 44 / height, yanchor: "top", yref: "container" },
      annotations: [...(layout.annotations || []), {
        text: herkunft, x: 0, xref: "paper", xanchor: "left", xshift: 16 - l, y: 0, yref: "paper", yanchor: "bottom",
        yshift: 12 - below, align: "left", showarrow: false, font: { size: 13 },
      }],
    };
    graph._context.toImageButtonOptions = { ...kept.options, height, format };
    return () => {
      graph.layout = kept.layout;
      graph._context.toImageButtonOptions = kept.options;
    };
  };

  const button = (target, title) => target.closest(`[data-title="${title}"]`);

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const svg = button(event.target, SVG);
    const png = svg ? svg.parentElement.querySelector(`[data-title="${PNG}"]`) : button(event.target, PNG);
    const graph = png && png.closest(".js-plotly-plot");
    if (!graph || (event.detail === -1)) return;
    const giveBack = lend(graph, svg ? "svg" : "png");
    // Plotly copies the layout while it handles the click, so it can be given back right afterwards.
    if (svg) {
      event.preventDefault();
      png.dispatchEvent(new CustomEvent("click", { detail: -1 }));
      giveBack();
    } else {
      setTimeout(giveBack, 0);
    }
  }, true);

  const add = (bar) => {
    const png = bar.querySelector(`[data-title="${PNG}"]`);
    if (!png || bar.querySelector(`[data-title="${SVG}"]`)) return;
    const svg = png.cloneNode(false);
    svg.setAttribute("data-title", SVG);
    svg.setAttribute("aria-label", SVG);
    svg.textContent = "SVG";
    png.textContent = "PNG";
    [png, svg].forEach((made) => made.classList.add("image-button"));
    png.after(svg);
  };

  const look = (root) => {
    if (!(root instanceof Element)) return;
    const bars = root.matches(".modebar") ? [root] : root.querySelectorAll(".modebar");
    bars.forEach(add);
    const bar = root.closest(".modebar");
    if (bar) add(bar);
  };

  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(look)))
    .observe(document.documentElement, { subtree: true, childList: true });
})();
