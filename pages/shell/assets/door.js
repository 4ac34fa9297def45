// The way back from the sign-in: which page was asked for, for ten minutes. The server (pages/shell/returning.py) reads it once
// and leads to pages of the dashboard only.
(() => {
  "use strict";

  const DOORS = "[class*='st-key-anmelden_']";

  document.addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element) || !event.target.closest(DOORS)) return;
      const safe = location.protocol === "https:";
      const page = encodeURIComponent(location.pathname + location.search);
      document.cookie = `${safe ? "__Host-" : ""}ziel=${page}; Path=/; Max-Age=600; SameSite=Lax${safe ? "; Secure" : ""}`;
    },
    true,
  );
})();
