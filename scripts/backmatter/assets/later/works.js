/* The full entry of a work, or the meaning of a term, shown on hover and focus. A term opens at
   a click too, as notes do. */
(() => {
  "use strict";

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const card = make("div", { id: "bm-card", popover: "auto" });
  let cited; // the link whose card is shown
  let timer;

  function reveal(link, place) {
    const isTerm = link.matches(".term");
    const key = CSS.escape(decodeURIComponent(link.hash.slice(1)));
    const entry = document
      .querySelector(isTerm ? "template.meanings" : "template.works")
      ?.content.querySelector(`[data-key="${key}"]`);
    const opened = document.querySelector(".note-box[popover]");
    if (!entry || (opened && !opened.contains(link))) return false;
    conceal();
    const textContent = isTerm ? "Among the terms" : "In the bibliography";
    card.replaceChildren(entry.cloneNode(true), make("a", { href: link.href, textContent }));
    link.after(card);
    link.setAttribute("aria-describedby", card.id);
    card.showPopover();
    place(card, link);
    cited = link;
    return true;
  }

  function conceal() {
    clearTimeout(timer);
    cited?.removeAttribute("aria-describedby");
    cited = null;
    card.remove();
  }

  const isShown = () => cited && card.isConnected; // not on a page that was left

  function hover({ target, pointerType }, link, place) {
    if (pointerType === "touch") return;
    const come = () => link.matches(":hover") && reveal(link, place);
    clearTimeout(timer);
    if (link && link !== cited) timer = setTimeout(come, 200);
    else if (!link && isShown() && !card.contains(target)) timer = setTimeout(conceal, 400);
  }

  function focus({ target }, link, place) {
    if (link && link !== cited && link.matches(":focus-visible")) reveal(link, place);
    else if (isShown() && link !== cited && !card.contains(target)) conceal();
  }

  /* If the card of a term is open, its link is followed. */
  const click = (_, link, place) => link !== cited && reveal(link, place);

  card.addEventListener("toggle", ({ newState }) => {
    if (newState === "closed" && card.isConnected) conceal();
  });

  /* Called by page/works.js with an event and the link at hand; whether a click is answered. */
  self.showWork = (event, link, place) =>
    ({ pointerover: hover, focusin: focus, click })[event.type](event, link, place);
})();
