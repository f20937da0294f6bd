// Looks at texts and charts as they come on the screen: what can be seen has light and dark beside
// each other, 3 to 1 at least (WCAG 1.4.11), whatever the colours are.
const LEAST = 3;
const AROUND = 2; // pixels around a mark that count as beside it
const TALLEST = 4000; // pixels of a page that are looked at: every kind of part stands in these

// The texts of the page above `tallest`, as boxes in the page. A text in a chart is a mark.
function texts(tallest) {
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.data.trim() || text.parentElement.closest("svg, script, .skip, .cards thead")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const { x, y, width, height } of range.getClientRects()) {
      const bottom = y + scrollY + height;
      if (width > 1 && bottom < tallest) {
        boxes.push({ name: text.data.trim().slice(0, 60), x, y: y + scrollY, width, height });
      }
    }
  }
  return boxes;
}

// Leaves nothing but the charts, so that one picture has them all; larger, so that the edge of a
// thin letter is not all there is of it.
function only_charts() {
  document.body.replaceChildren(...document.querySelectorAll("figure"));
  Object.assign(document.body.style, { display: "block", maxWidth: "none", padding: "2rem" });
  for (const figure of document.querySelectorAll("figure")) {
    Object.assign(figure.style, { maxWidth: "none", width: "960px" });
  }
}

// The marks of every chart that say something, as boxes in the page. The dot where a mark belongs
// that had to move aside may lie under another mark.
function marks() {
  const shapes = ["text", "circle[stroke]", "polygon", "rect[stroke]"].map((kind) => `svg > ${kind}`);
  return [...document.querySelectorAll(shapes.join())].map((mark) => {
    const { x, y, width, height } = mark.getBoundingClientRect();
    const name = `${mark.parentElement.id}: ${mark.textContent || mark.localName}`;
    return { name, x, y: y + scrollY, width, height };
  }).filter((mark) => mark.width > 1 && mark.height > 1);
}

// Runs in an empty page, which may decode pictures (the report's own policy forbids it).
async function faint({ picture, boxes, least, around }) {
  const bytes = Uint8Array.from(atob(picture), (char) => char.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  const light = (value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const parts = Float64Array.from({ length: 256 }, (_, value) => light(value));
  return boxes.filter((box) => {
    const right = Math.min(image.width, Math.ceil(box.x + box.width + around));
    const bottom = Math.min(image.height, Math.ceil(box.y + box.height + around));
    let low = 1;
    let high = 0;
    for (let y = Math.max(0, Math.floor(box.y - around)); y < bottom; y++) {
      for (let x = Math.max(0, Math.floor(box.x - around)); x < right; x++) {
        const i = 4 * (y * image.width + x);
        const now = 0.2126 * parts[data[i]] + 0.7152 * parts[data[i + 1]] +
          0.0722 * parts[data[i + 2]];
        low = Math.min(low, now);
        high = Math.max(high, now);
      }
    }
    return (high + 0.05) / (low + 0.05) < least;
  }).map((box) => box.name);
}

// The names of the boxes in which nothing can be seen, in a picture of the page down to `limit`.
async function look(page, boxes, limit) {
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth, height: document.documentElement.scrollHeight,
  }));
  const clip = { x: 0, y: 0, width, height: Math.min(height, limit) };
  const picture = (await page.screenshot({ fullPage: true, clip, scale: "css" })).toString("base64");
  const window = await page.context().browser().newContext();
  const empty = await window.newPage();
  const names = await empty.evaluate(faint, { picture, boxes, least: LEAST, around: AROUND });
  await window.close();
  return names.map((name) => `not to be seen: ${name}`);
}

export async function faint_texts(page) {
  return look(page, await page.evaluate(texts, TALLEST), TALLEST);
}

// Last of all: nothing else is left on the page.
export async function faint_charts(page) {
  await page.evaluate(only_charts);
  return look(page, await page.evaluate(marks), Infinity);
}
