/* Material's search, begun by the first search: until then neither its worker nor the index
   of the whole site is loaded. And links to folders work where there is no server. */
(() => {
  "use strict";

  const { base } = JSON.parse(document.getElementById("__config").textContent);
  const root = new URL(`${base}/`, location);
  const isFile = location.protocol === "file:";
  const toggle = document.getElementById("__search");
  const NativeWorker = window.Worker;

  const wanted = new Promise((resolve) => {
    const look = () => toggle.checked && resolve();
    toggle?.addEventListener("change", look);
    if (toggle) look();
  });

  /* Stands for the worker. Its first message brings an index without documents, which are
     put in when they are wanted. On file:// Material loads them from a script by itself. */
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
      if (isFile) return framed(this.url, answer);
      const worker = new NativeWorker(this.url);
      worker.onmessage = answer;
      const whole = await fetch(new URL("search/documents.json", root));
      index.docs = await whole.json();
      return worker;
    }
  }

  /* A worker's script in a frame, because browsers start no worker from a file. */
  async function framed(url, answer) {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inner = frame.contentWindow;
    const load = (address) =>
      new Promise((onload, onerror) => {
        const script = inner.document.createElement("script");
        inner.document.body.append(Object.assign(script, { src: address, onload, onerror }));
      });
    inner.postMessage = (data) => answer({ data });
    inner.importScripts = (...urls) =>
      urls.reduce((before, next) => before.then(() => load(next)), Promise.resolve());
    await load(url);
    const send = (data) => inner.dispatchEvent(new MessageEvent("message", { data }));
    return { postMessage: send };
  }

  window.Worker = function (url, ...options) {
    const isSearch = /\/workers\/search\.[^/]*\.js$/.test(url);
    return isSearch ? new LateWorker(new URL(url, location).href) : new NativeWorker(url, ...options);
  };

  /* Instant navigation does not know the links of a drawing; the browser follows them. */
  addEventListener("click", (event) => {
    if (event.target.closest?.("svg a")) event.stopPropagation();
  }, true);

  if (isFile)
    addEventListener("click", ({ target }) => {
      const link = target.closest?.("a[href]");
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }, true);
})();
