/* Material's search, begun by the first search: until then neither its worker nor the index
   of the whole site is loaded. And links to folders work where there is no server. */

import { later } from "./dom.js";

const config = document.getElementById("__config"); // only Material has one
const toggle = document.getElementById("__search");
const NativeWorker = self.Worker;

const wanted = new Promise((resolve) => {
  const look = () => toggle.checked && resolve();
  toggle?.addEventListener("change", look);
  if (toggle) look();
});

/* Stands for the worker. Its first message brings an index without documents, which
   later/search.js puts in when they are wanted. */
class LateWorker extends EventTarget {
  constructor(url) {
    super();
    this.url = url;
  }

  postMessage(message) {
    this.ready ??= wanted.then(() => this.begin(message.data));
    this.ready.then((worker) => worker.postMessage(message));
  }

  async begin(index) {
    const answer = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
    await later("search.js");
    return beginSearch(NativeWorker, this.url, index, answer);
  }
}

if (config)
  self.Worker = function (url, ...options) {
    const isSearch = /\/workers\/search\.[^/]*\.js$/.test(url);
    return isSearch ? new LateWorker(new URL(url, location).href) : new NativeWorker(url, ...options);
  };

/* Instant navigation does not know the links of a drawing; the browser follows them. */
addEventListener("click", (event) => {
  if (event.target.closest?.("svg a")) event.stopPropagation();
}, true);

if (location.protocol === "file:")
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);
