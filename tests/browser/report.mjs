// report.mjs MODULES PAGE...: opens each page in headless Chromium and runs every check on it; the
// pages in broken/ must each fail the check they are named after. Says what is wrong, one line a
// complaint, and exits with 1 when there is any. MODULES is the folder where npm put its packages;
// GROW_CHROMIUM names another browser than the distribution's.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as checks from "./checks.mjs";

const [modules, ...pages] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "node_modules", "here.js"));
const { chromium } = require("playwright-core");
const PATIENCE = 120_000; // ms: a busy machine is no fault of the page
const tools = { axe: require("axe-core").source };

// Checks of one page, in a window of their own. Nothing but the page itself may be loaded, and
// nothing may be said on the console: that is watched all the time, and laid to the last check.
async function run(browser, names, file) {
  const address = pathToFileURL(resolve(file)).href;
  const context = await browser.newContext({ locale: "nl-NL", ...checks[names[0]].window });
  context.setDefaultTimeout(PATIENCE);
  const heard = [];
  await context.route("**/*", (route) => {
    const asked = route.request().url();
    if (asked === address) return route.continue();
    heard.push(`asks for ${asked}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("console", (said) => heard.push(`console: ${said.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  await page.goto(address, { waitUntil: "load" });
  const results = [];
  for (const name of names) results.push({ name, complaints: await checks[name](page, tools) });
  await context.close();
  results.at(-1).complaints = results.at(-1).complaints.concat(heard);
  return results;
}

// The checks that may share a window, together; the others each by itself.
function groups() {
  const shared = new Map();
  for (const [name, check] of Object.entries(checks)) {
    const key = check.alone ? name : check.window;
    shared.set(key, [...(shared.get(key) ?? []), name]);
  }
  return [...shared.values()];
}

function tell(title, complaints) {
  for (const complaint of complaints.slice(0, 12)) console.log(`${title}: ${complaint}`);
  if (complaints.length > 12) console.log(`${title}: ... and ${complaints.length - 12} more`);
}

let failed = 0;
let passed = 0;
const browser = await chromium.launch({
  executablePath: process.env.GROW_CHROMIUM || "/usr/bin/chromium",
  args: ["--disable-dev-shm-usage", "--force-color-profile=srgb"],
});
// Two windows at once: one loads while the other computes.
async function each(jobs, work) {
  const left = [...jobs];
  const worker = async () => {
    while (left.length > 0) await work(left.shift());
  };
  await Promise.all([worker(), worker()]);
}

try {
  const jobs = pages.flatMap((file) => groups().map((names) => ({ file, names })));
  await each(jobs, async ({ file, names }) => {
    for (const { name, complaints } of await run(browser, names, file)) {
      tell(`${basename(file)}: ${name}`, complaints);
      if (complaints.length > 0) failed++;
      else passed++;
    }
  });
  const broken = join(dirname(fileURLToPath(import.meta.url)), "broken");
  const seen = readdirSync(broken).map((file) => basename(file, ".html"));
  await each(Object.keys(checks), async (name) => {
    const [{ complaints }] = seen.includes(name)
      ? await run(browser, [name], join(broken, `${name}.html`))
      : [{ complaints: [] }];
    if (complaints.length > 0) passed++;
    else {
      console.log(`${name}: broken/${name}.html is not found to be broken`);
      failed++;
    }
  });
} finally {
  await browser.close();
}
console.log(`${passed} checks held, ${failed} failed`);
process.exitCode = failed > 0 || pages.length === 0 ? 1 : 0;
