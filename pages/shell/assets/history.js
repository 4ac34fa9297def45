// One entry in the browser's history for each thing that a reader does. Streamlit makes one for every change of the address,
// also for those on the way: a filter that is kept from page to page is dropped and set again, so that "Back" led to the same
// page once more. What follows without a key or a click in between belongs to the entry that is there.
(() => {
  "use strict";

  const push = history.pushState.bind(history);
  let made = true;
  const later = () => { made = false; };

  ["pointerdown", "keydown"].forEach((done) => window.addEventListener(done, later, true));
  window.addEventListener("popstate", () => { made = true; }, true);

  history.pushState = (...entry) => {
    if (made) history.replaceState(...entry); else push(...entry);
    made = true;
  };
})();
