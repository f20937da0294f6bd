// What must hold of a report in a browser. Each check takes a page that has been opened and gives
// its complaints as texts; `window` says how the page is opened. One that leaves the page as it was
// may share it with others of the same window; one that does not is `alone`. What runs inside the
// page is in look.mjs. Whatever is exported here is run on every page, and needs a page in broken/.
import * as look from "./look.mjs";
import { faint_charts, faint_texts } from "./pixels.mjs";

// Without motion, so that nothing is under way when it is looked at.
const DESK = { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" };
const PHONE = { viewport: { width: 320, height: 640 } };
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

async function violations(page, tools, options) {
  await page.evaluate(tools.axe);
  // What passed is not asked for, nor paths to elements: both take a third of the time.
  const asked = { ...options, resultTypes: ["violations"], selectors: false };
  const found = await page.evaluate(
    async (what) => (await axe.run(document, what)).violations, asked);
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)}`));
}

// WCAG 2.1 A and AA, as far as a machine can tell.
export async function axe(page, tools) {
  return violations(page, tools, { runOnly: { type: "tag", values: TAGS } });
}
axe.window = DESK;

// On a phone tables become cards or scroll; colours stay what they were.
export async function axe_phone(page, tools) {
  const rules = { "color-contrast": { enabled: false } };
  return violations(page, tools, { runOnly: { type: "tag", values: TAGS }, rules });
}
axe_phone.window = PHONE;

// 1280 x 1024 at 400 %: nothing makes the page scroll sideways, and nothing is cut off,
// or set so narrow that words break.
export async function zoom(page) {
  const wide = await page.evaluate(look.sideways);
  return wide.concat(await page.evaluate(look.broken_words));
}
zoom.window = { viewport: { width: 320, height: 256 } };

// On paper everything of the contents is there, and fits between the margins of A4.
export async function print(page) {
  await page.emulateMedia({ media: "print" });
  const lost = await page.evaluate(look.lost);
  return lost.concat(await page.evaluate(look.sideways));
}
print.window = { viewport: { width: 672, height: 1000 } }; // 178 mm, the width of @page
print.alone = true;

// Colours of the user's own: all text can be read, and every mark of a chart can still be seen.
export async function forced(page) {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  const lost = await page.evaluate(look.lost);
  return lost.concat(await faint_texts(page), await faint_charts(page));
}
forced.window = DESK;
forced.alone = true;

// Without colours: marks differ in light and dark, and series differ in shape or letter. (That
// texts do is part of `axe`.)
export async function grey(page) {
  const alike = await page.evaluate(look.alike);
  return alike.concat(await page.evaluate(look.wordless), await faint_charts(page));
}
grey.window = DESK;
grey.alone = true;

// Without a style sheet: everything is there, from top to bottom in the order of the document;
// one h1, and no level of heading is skipped.
export async function plain(page) {
  const headings = await page.evaluate(look.headings);
  await page.evaluate(look.undress);
  const lost = await page.evaluate(look.lost);
  return headings.concat(lost, await page.evaluate(look.backwards));
}
plain.window = DESK;
plain.alone = true;

// With its style too, what comes next stands lower or further to the right.
export async function order(page) {
  return page.evaluate(look.backwards);
}
order.window = DESK;

// Tab goes through all that can be reached, in the order of the document; each is in view and
// shows that it has the focus. The first is the link to the contents, and it works.
export async function keyboard(page) {
  const complaints = [];
  const count = await page.evaluate(look.number);
  for (let i = 0; i < count; i++) {
    await page.keyboard.press("Tab");
    const wrong = await page.evaluate(look.focused, i);
    if (wrong !== null) complaints.push(wrong);
    if (complaints.length > 3) return complaints;
    if (i === 0) {
      await page.keyboard.press("Enter");
      if ((await page.evaluate(() => document.activeElement.localName)) !== "main") {
        complaints.push("the first link does not lead to the contents");
      }
      await page.evaluate(look.restart);
      await page.keyboard.press("Tab");
    }
  }
  await page.keyboard.press("Tab");
  if (await page.evaluate(() => document.activeElement.hasAttribute("data-stop"))) {
    complaints.push("the last stop cannot be left");
  }
  return complaints;
}
keyboard.window = DESK;
keyboard.alone = true;

// Every link inside the page leads somewhere, and no id is used twice. (That the page loads and
// says nothing is watched in every check.)
export async function links(page) {
  return page.evaluate(look.links);
}
links.window = DESK;

export async function quiet() {
  return [];
}
quiet.window = DESK;
