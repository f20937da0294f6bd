// What the checks look at inside a page. Each function is sent to the browser as text, so it must
// not use anything from outside itself.

// What makes the page wider than the window. A region that scrolls by itself may.
export function sideways() {
  const root = document.scrollingElement;
  const complaints = [];
  if (root.scrollWidth > root.clientWidth) {
    complaints.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
    for (const element of document.querySelectorAll("body *")) {
      const box = element.getBoundingClientRect();
      if (box.right > root.clientWidth + 1 && !element.closest(".scroll, svg")) {
        complaints.push(`too wide: ${element.outerHTML.slice(0, 120)}`);
      }
    }
  }
  for (const element of document.querySelectorAll("main *")) {
    const cut = ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
    if (cut && !element.closest("thead, svg") && element.scrollWidth > element.clientWidth + 1) {
      complaints.push(`cut off: ${element.outerHTML.slice(0, 120)}`);
    }
  }
  return complaints;
}

// Cells that are so narrow that words of a common length are broken.
export function broken_words() {
  const complaints = [];
  for (const cell of document.querySelectorAll("th, td")) {
    const words = cell.textContent.trim().split(/[\s/–-]+/);
    if (cell.closest("thead") && cell.closest(".cards")) continue;
    if (words.some((word) => word.length > 20)) continue;
    const range = document.createRange();
    range.selectNodeContents(cell);
    const rows = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 6)));
    if (rows.size > words.length + 1) complaints.push(`broken words: ${cell.outerHTML.slice(0, 120)}`);
  }
  return complaints;
}

// Elements with text of their own, and charts, that take no room or cannot be seen. The mark that
// asks why is for the screen only; on paper a chart beside its table has the caption of that.
export function lost() {
  const complaints = [];
  for (const element of document.querySelectorAll("header *, main, main *")) {
    if (element.closest("svg") && element.localName !== "svg") continue;
    if (element.closest(".why, script, style, .cards thead, .beside figcaption")) continue;
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own && !["svg", "section", "table", "main"].includes(element.localName)) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || style.visibility !== "visible" || style.opacity < 0.5) {
      complaints.push(`not to be seen: ${element.outerHTML.slice(0, 120)}`);
    }
  }
  return complaints;
}

// Marks of a chart that only their colour tells apart.
export function alike() {
  const complaints = [];
  for (const svg of document.querySelectorAll("svg")) {
    const seen = new Map();
    for (const mark of svg.querySelectorAll(":scope > circle, :scope > polygon")) {
      const next = mark.nextElementSibling;
      const letter = next?.localName === "text" && next.textContent.length < 3 ? next.textContent : "";
      const points = (mark.getAttribute("points") || "").split(" ").length;
      const shape = `${mark.localName} ${points} ${letter}`;
      const fill = mark.getAttribute("fill");
      if (seen.has(shape) && seen.get(shape) !== fill) {
        complaints.push(`${svg.id}: two colours for one shape: ${shape}`);
      }
      seen.set(shape, fill);
    }
  }
  return complaints;
}

// Parts whose colour says something that no word says.
export function wordless() {
  return [...document.querySelectorAll("[data-tone]")]
    .filter((part) => !["", "neutral"].includes(part.dataset.tone) && !part.querySelector(".word"))
    .map((part) => `a tone without a word: ${part.outerHTML.slice(0, 120)}`);
}

export function headings() {
  const complaints = [];
  let last = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const level = Number(heading.localName[1]);
    if (level > last + 1) complaints.push(`h${level} after h${last}: ${heading.textContent}`);
    if (level === 1 && last !== 0) complaints.push(`a second h1: ${heading.textContent}`);
    last = level;
  }
  if (last === 0) complaints.push("no headings");
  return complaints;
}

export function undress() {
  for (const sheet of document.styleSheets) sheet.disabled = true;
  for (const element of document.querySelectorAll("[style]")) element.removeAttribute("style");
}

// Parts with text that stand above, or on the same height and left of, what comes before them.
export function backwards() {
  const complaints = [];
  const parts = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, caption, th, td, figcaption, svg";
  let last = null;
  for (const element of document.querySelectorAll("body > *")) {
    // What is set beside the contents, or stuck to the window, is a column of its own.
    if (["sticky", "fixed", "absolute"].includes(getComputedStyle(element).position)) continue;
    for (const part of element.querySelectorAll(parts)) {
      if (part.closest("thead") !== null) continue;
      const box = part.getBoundingClientRect();
      const above = last !== null && box.top < last.top - 2 && box.left < last.right - 2;
      if (above) complaints.push(`stands before what precedes it: ${part.outerHTML.slice(0, 120)}`);
      last = box;
    }
  }
  return complaints;
}

// Numbers all that Tab must reach, and remembers how each looks without the focus.
export function number() {
  const stops = [...document.querySelectorAll("a[href], [tabindex='0'], button, input, summary")]
    .filter((stop) => stop.getClientRects().length > 0);
  stops.forEach((stop, i) => {
    stop.dataset.stop = i;
    const style = getComputedStyle(stop);
    stop.dataset.look = `${style.outlineStyle} ${style.outlineWidth} ${style.backgroundColor}`;
  });
  return stops.length;
}

export function restart() {
  document.activeElement.blur();
  window.scrollTo(0, 0);
  getSelection().removeAllRanges();
  document.documentElement.tabIndex = -1;
  document.documentElement.focus();
  document.documentElement.removeAttribute("tabindex");
}

// What is wrong with the focus, which should be on stop `i`; null when nothing is.
export function focused(i) {
  const now = document.activeElement;
  const name = now.outerHTML.slice(0, 120);
  if (now.dataset.stop !== String(i)) return `stop ${i} is not where Tab goes, but ${name}`;
  const style = getComputedStyle(now);
  const shown = `${style.outlineStyle} ${style.outlineWidth} ${style.backgroundColor}`;
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ||
      shown === now.dataset.look) {
    return `the focus does not show: ${name}`;
  }
  const box = now.getBoundingClientRect();
  const inside = box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 &&
    box.left < innerWidth;
  return inside ? null : `the focus is out of view: ${name}`;
}

export function links() {
  const complaints = [];
  const ids = new Set();
  for (const element of document.querySelectorAll("[id]")) {
    if (ids.has(element.id)) complaints.push(`an id twice: ${element.id}`);
    ids.add(element.id);
  }
  for (const link of document.querySelectorAll("a[href^='#']")) {
    const id = decodeURIComponent(link.getAttribute("href").slice(1));
    if (!ids.has(id)) complaints.push(`leads nowhere: ${link.outerHTML.slice(0, 120)}`);
  }
  return complaints;
}
