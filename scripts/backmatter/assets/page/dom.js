/* What the other parts share. */

export const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
export const all = (root, selector) => [...root.querySelectorAll(selector)];

/* The sections that say how something is cited. */
export const FORMS = ".cite-this, .cite-forms:not(.cite-this *)";

/* Whether a click asks for no new tab, no window and no menu. */
export const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }) =>
  !(button || ctrlKey || metaKey || shiftKey || altKey);

export function swallow(event) {
  event.preventDefault();
  event.stopPropagation(); // the theme would follow the link
}

/* Start on this page, and on each that the theme puts in its place. The theme's first word
   is of this page itself; over file:// it says none. */
export function onPage(start) {
  let isFirst = true;
  start();
  addEventListener("DOMContentLoaded", () =>
    self.document$?.subscribe(() => {
      if (!isFirst) start();
      isFirst = false;
    }),
  );
}

/* Files that most readers need not load. They stand in the body, because the theme clears the
   head of what a next page does not name. */
const home = document.currentScript.src;
const loads = {};
const load = (name) =>
  (loads[name] ??= new Promise((onload, onerror) => {
    const address = new URL(name, home).href;
    const isStyle = name.endsWith(".css");
    const named = isStyle ? { rel: "stylesheet", href: address } : { src: address };
    document.body.append(make(isStyle ? "link" : "script", { ...named, onload, onerror }));
  }));
export const later = (...names) => Promise.all(names.map(load));
