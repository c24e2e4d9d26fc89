/* An address leads to its text: at once where the text is now elsewhere, and in the browser's
   words where the site's own address was not known when the page was made. */

import { all, FORMS, onPage } from "./dom.js";

let isFirst = true;
let isRestoring = false;

/* Without this its stone and the page that was hold a link. */
function leadOn() {
  const id = decodeURIComponent(location.hash.slice(1));
  const stone = id && document.getElementById(id)?.closest(".stone");
  const page = document.querySelector(".former-page > p > .onward");
  const onward = stone ? stone.querySelector(".onward") : page;
  if (!onward) return;
  const to = new URL(onward.href);
  if (!stone) to.hash = location.hash;
  location.replace(to);
}

/* A theme that changes pages in place may scroll before the new page is laid out. */
function land() {
  const target = !isFirst && !isRestoring && document.getElementById(location.hash.slice(1));
  isFirst = isRestoring = false;
  if (target) setTimeout(() => location.replace(location.hash), 50);
}

function complete() {
  for (const root of all(document, FORMS)) {
    const own = root.querySelector("a.cite-address");
    for (const link of all(root, "a.cite-address[data-relative]")) link.textContent = link.href;
    for (const span of own ? all(root, "span.cite-address[data-relative]") : [])
      span.textContent = own.href;
  }
}

addEventListener("hashchange", leadOn);
/* A way back has a state, which the theme has noted; a way to a fragment has none. */
addEventListener("popstate", (event) => (isRestoring = event.state !== null));
addEventListener("click", () => (isRestoring = false), true);
onPage(leadOn);
onPage(land);
onPage(complete);
