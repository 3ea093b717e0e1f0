// Bundles what visitors load: public/widget.js (the launcher), public/widget/panel-<hash>.js, and dist/widget.json, which says where the panel is.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const widget = path.join(root, "components/widget");

/** In bytes as they travel, gzipped. */
const MOST = { beforeClick: 5 * 1024, open: 35 * 1024 };
/** What comes beside the bundles: the configuration, and the document of the frame with its texts. The browser tests measure the real ones. */
const ALLOWED = { config: 400, document: 2560 };

/**
 * Builds into `folder/public` and `folder/dist`; takes under a second.
 * @returns {Promise<{ panel: string, bytes: { launcher: number, panel: number } }>} what the manifest says
 */
export async function buildWidget({
  folder = root,
  launcherEntry = path.join(widget, "launcher/main.ts"),
  panelEntry = path.join(widget, "panel/main.tsx"),
  most = MOST,
} = {}) {
  const [launcher, panel] = await Promise.all([
    bundle(launcherEntry, { format: "iife", target: "es2022" }),
    bundle(panelEntry, { format: "esm", target: "es2022" }),
  ]);
  const bytes = { launcher: weigh(launcher), panel: weigh(panel) };
  assertLight(bytes, most);
  const hash = createHash("sha256").update(panel).digest("base64url").slice(0, 12);
  const manifest = { panel: `/widget/panel-${hash}.js`, bytes };
  const places = path.join(folder, "public/widget");
  await Promise.all([places, path.join(folder, "dist")].map((name) => mkdir(name, { recursive: true })));
  await write(path.join(folder, "public", manifest.panel), panel);
  await write(path.join(folder, "public/widget.js"), launcher);
  await write(path.join(folder, "dist/widget.json"), JSON.stringify(manifest));
  for (const name of await readdir(places))
    if (name !== path.basename(manifest.panel)) await rm(path.join(places, name), { force: true });
  return manifest;
}

/**
 * Of marked the panel needs the lexer alone, and no mode but its own. Its one file makes an instance of all its parts as it
 * loads, which would hold them in the bundle: 4 KB, gzipped. So what comes after the parts is left out, and of the parts
 * the rules of its mode "pedantic", what our own replaces, and the branches that are never taken.
 */
const lexerAlone = {
  name: "lexer-alone",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]marked[\\/]lib[\\/]marked\.esm\.js$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const end = /var \w+=new (\w+);function \w+\(\w+,\w+\)\{return \w+\.parse\(/.exec(text);
      const [, lexer] = /\b(\w+) as Lexer\b/.exec(text) ?? [];
      const [, tokenizer] = /\b(\w+) as Tokenizer\b/.exec(text) ?? [];
      const rules = [...text.matchAll(/,pedantic:(\w+)\}/g)].map(([, name]) => name);
      if (!end || !lexer || !tokenizer || rules.length !== 2) throw new Error(OTHERWISE);
      const parts = withoutModes(text.slice(0, end.index), rules);
      return { contents: `${parts}export{${lexer} as Lexer,${tokenizer} as Tokenizer};` };
    });
  },
};
/** Options of the lexer that are always the same here (components/widget/markdown/lex.ts): what they ask for falls out. */
const FIXED = {
  pedantic: "!1",
  gfm: "!0",
  breaks: "!0",
  "extensions?.block": "null",
  "extensions?.startBlock": "null",
  "hooks?.emStrongMask": "null",
  silent: "!1",
};
const OTHERWISE = "marked is built otherwise now: see lexerAlone in scripts/build-widget.mjs";

/** Of the class of tokenizers those that ours replaces, each from its name up to the next that stays. */
const REPLACED = [
  ["}html(", "}table("],
  ["}tag(", "}link("],
];

/** Without the objects of rules that are named, which end with the first `.getRegex()}`, and without what never comes to pass here. */
function withoutModes(text, rules) {
  let rest = text.replaceAll(/,pedantic:\w+\}/g, "}");
  for (const [name, value] of Object.entries(FIXED)) rest = rest.replaceAll(`this.options.${name}`, value);
  for (const [first, next] of REPLACED) {
    const [from, to] = [rest.indexOf(first), rest.indexOf(next)];
    if (from === -1 || to < from) throw new Error(OTHERWISE);
    rest = rest.slice(0, from) + rest.slice(to);
  }
  for (const name of rules) {
    const made = new RegExp(`,${name}=\\{\\.\\.\\.[\\s\\S]*?\\.getRegex\\(\\)\\}(?=[,;])`).exec(rest);
    if (!made) throw new Error(OTHERWISE);
    rest = rest.slice(0, made.index) + rest.slice(made.index + made[0].length);
  }
  return rest;
}

async function bundle(entry, options) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    ...options,
    bundle: true,
    write: false,
    minify: true,
    platform: "browser",
    // Arabic and typographic signs as they are: an escape is longer.
    charset: "utf8",
    loader: { ".css": "text" },
    legalComments: "none",
    plugins: [lexerAlone],
    logLevel: "warning",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return Buffer.from(outputFiles[0].contents);
}

const weigh = (contents) => gzipSync(contents, { level: 9 }).length;

function assertLight({ launcher, panel }, most) {
  const weights = [
    ["what loads before the click (launcher, configuration)", launcher + ALLOWED.config, most.beforeClick],
    ["the open chat (launcher, document, panel)", launcher + ALLOWED.document + panel, most.open],
  ];
  const heavy = weights.filter(([, weight, limit]) => weight > limit);
  if (heavy.length === 0) return;
  const lines = heavy.map(([what, weight, limit]) => `${what} weighs ${weight} bytes, may weigh ${limit}`);
  throw new Error(
    `The widget is too heavy, gzipped: ${lines.join("; ")}. Take something out, or load it later.`,
  );
}

async function write(file, contents) {
  // A server that runs meanwhile finds the old file or the new one, never half of it.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, contents);
  await rename(draft, file);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildWidget();
