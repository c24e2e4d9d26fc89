/* An address whose text is now elsewhere leads there at once. Without this script its stone
   and the page that was hold a link. */
(() => {
  "use strict";

  function leadOn() {
    const id = decodeURIComponent(location.hash.slice(1));
    const there = id && document.getElementById(id);
    const stone = there && there.closest(".stone");
    const page = document.querySelector(".former-page > p > .onward");
    const onward = stone ? stone.querySelector(".onward") : page;
    if (!onward) return;
    const to = new URL(onward.href);
    if (!stone) to.hash = location.hash;
    location.replace(to);
  }

  addEventListener("hashchange", leadOn);
  if (self.document$) document$.subscribe(leadOn);
  else leadOn();
})();
