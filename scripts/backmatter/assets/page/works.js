/* Works and terms say what they are where one points at them, comes to them or taps. What
   shows it is loaded when that first happens. */

import { isPlain, later, swallow } from "./dom.js";
import { canPop, place } from "./box.js";

function pass(event) {
  const isClick = event.type === "click";
  const link = event.target.closest?.(".work, .is-short, .term");
  if (isClick && !(isPlain(event) && link?.matches(".term"))) return;
  if (self.showWork) return showWork(event, link, place) && swallow(event);
  if (!link) return;
  if (isClick) swallow(event);
  later("works.js").then(() => showWork(event, link, place));
}

if (canPop) for (const type of ["pointerover", "focusin", "click"]) addEventListener(type, pass, true);
