/* Where a box opens: below its anchor, or above it where there is more room, within the window. */

const EDGE = 8;
export const px = (value) => `${value}px`;
export const canPop = "popover" in HTMLElement.prototype;

export function place(box, anchor) {
  const zoom = box.currentCSSZoom || 1;
  const { clientWidth, clientHeight } = document.documentElement;
  const at = anchor.getBoundingClientRect();
  const [above, below] = [at.top - 2 * EDGE, clientHeight - at.bottom - 2 * EDGE];
  box.style.maxHeight = px(Math.max(above, below, 0) / zoom);
  const { width, height } = box.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(at.left - 2 * EDGE, clientWidth - width - EDGE));
  const top = height <= below || below >= above ? at.bottom + EDGE : at.top - height - EDGE;
  box.style.left = px((left + scrollX) / zoom);
  box.style.top = px((top + scrollY) / zoom);
}
