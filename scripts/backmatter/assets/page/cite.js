/* How to cite: the dialog and its copy buttons come when a reader asks for them or is near. */

import { all, FORMS, isPlain, later, onPage, swallow } from "./dom.js";

const ask = (what) =>
  later("cite.css", "cite.js").then(() => citeThis[what.dataset.citeKind ? "open" : "fit"](what));

const near = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) if (isIntersecting) ask(target);
}, { rootMargin: "50%" });

addEventListener("click", (event) => {
  const handle = event.target.closest?.("a[data-cite-kind]");
  if (!handle || !isPlain(event) || !document.getElementById("cite")) return;
  if (handle.pathname !== location.pathname) return;
  swallow(event);
  ask(handle).catch(() => (location.hash = handle.hash));
}, true);

onPage(() => {
  near.disconnect();
  for (const forms of all(document, FORMS)) near.observe(forms);
});
