import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, type Plugin } from "esbuild";

/** What lies outside of the bundle is looked up from here, so it has to be below the project. */
const FOLDER = path.resolve("node_modules/.cache/minirag-crash");
/** Native code, and WebAssembly in files beside the code. */
const LEFT_OUTSIDE = ["@node-rs/argon2", "@prisma/client/*"];

/** The thread is started by the name of its source; here it is the bundled one. */
const BUNDLED_THREAD: Plugin = {
  name: "bundled-thread",
  setup({ onLoad }) {
    onLoad({ filter: /sqlite[\\/]write-queue\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, "utf8")).replace("./writer-thread.ts", "./writer-thread.mjs"),
      loader: "ts",
    }));
  },
};

/**
 * Bundles the process that is killed (crash-child.ts), and its thread: dozens of them start in a test, and loading hundreds
 * of sources takes each more than all of its work.
 * @returns the path of the file to start
 */
export async function bundleCrashChild(): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: {
      "crash-child": "lib/testing/crash-child.ts",
      "writer-thread": "lib/adapters/search-index/sqlite/writer-thread.ts",
    },
    outdir: FOLDER,
    write: false,
    outExtension: { ".js": ".mjs" },
    plugins: [BUNDLED_THREAD],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    conditions: ["react-server"],
    external: LEFT_OUTSIDE,
    alias: { "server-only": "./lib/testing/server-only.ts" },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    logLevel: "warning",
    // CommonJS packages in the bundle call for Node's modules by `require`.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  });
  for (const { path: file, contents } of outputFiles) {
    // Test files that run side by side bundle the same: whoever starts finds one or the other, never half of it.
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, contents);
    await rename(draft, file);
  }
  return path.join(FOLDER, "crash-child.mjs");
}
