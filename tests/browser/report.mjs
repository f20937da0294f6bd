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
const tools = { axe: require("axe-core").source };

// One check of one page, in a window of its own. Nothing but the page itself may be loaded, and
// nothing may be said on the console: each check watches that as well.
async function run(browser, name, file) {
  const check = checks[name];
  const address = pathToFileURL(resolve(file)).href;
  const context = await browser.newContext({ locale: "nl-NL", ...check.window });
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
  const complaints = await check(page, tools);
  await context.close();
  return complaints.concat(heard);
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
  const jobs = pages.flatMap((file) => Object.keys(checks).map((name) => ({ file, name })));
  await each(jobs, async ({ file, name }) => {
    const complaints = await run(browser, name, file);
    tell(`${basename(file)}: ${name}`, complaints);
    if (complaints.length > 0) failed++;
    else passed++;
  });
  const broken = join(dirname(fileURLToPath(import.meta.url)), "broken");
  const seen = readdirSync(broken).map((file) => basename(file, ".html")).sort();
  for (const name of Object.keys(checks)) {
    const complaints = seen.includes(name)
      ? await run(browser, name, join(broken, `${name}.html`))
      : [];
    if (complaints.length > 0) passed++;
    else {
      console.log(`${name}: broken/${name}.html is not found to be broken`);
      failed++;
    }
  }
} finally {
  await browser.close();
}
console.log(`${passed} checks held, ${failed} failed`);
process.exitCode = failed > 0 || pages.length === 0 ? 1 : 0;
