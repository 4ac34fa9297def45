// Tables on phones. One that does not fit is not pushed sideways, where nobody looks for the rest: each row becomes a block,
// and each cell says its heading (frame.css). Roles keep it a table for screen readers, whatever it looks like.
(() => {
  "use strict";

  const NARROW = window.matchMedia("(max-width: 640px)");
  const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };

  const name = (table) => {
    const headings = [...table.querySelectorAll("thead th")].map((heading) => heading.textContent.trim());
    for (const row of table.tBodies[0]?.rows || [])
      [...row.cells].forEach((cell, place) => {
        cell.dataset.heading = headings[place] || "";
        cell.classList.toggle("blank", !cell.textContent.trim());
      });
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")])
      part.setAttribute("role", ROLES[part.tagName]);
  };

  const fit = (table) => {
    table.classList.remove("stacked");
    const wide = NARROW.matches && table.scrollWidth > table.parentElement.clientWidth + 1;
    if (wide) name(table);
    table.classList.toggle("stacked", wide);
    reach(table);
  };

  // On a screen that is larger, or magnified, a wide table is moved sideways: by keyboard too.
  const reach = (table) => {
    const box = table.parentElement;
    if (box.scrollWidth > box.clientWidth + 1) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", `Tabelle zum Verschieben: ${table.getAttribute("aria-label") || ""}`);
    } else if (box.tabIndex === 0) ["tabindex", "role", "aria-label"].forEach((name) => box.removeAttribute(name));
  };

  const all = () => document.querySelectorAll("[data-testid=stTable] table").forEach(fit);
  const concerns = (node) => node instanceof Element && (node.closest("[data-testid=stTable]") || node.querySelector("[data-testid=stTable]"));

  let asked = 0;
  const soon = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(all);
  };
  new MutationObserver((changes) => {
    if (changes.some((change) => [...change.addedNodes].some(concerns))) soon();
  }).observe(document.documentElement, { subtree: true, childList: true });
  window.addEventListener("resize", soon);
})();
