// Lets this process import the app's TypeScript as it lies in the tree. Node takes the types off by itself; it only has
// to be told what the bundler knows: `@/`, files without their ending, and that `server-only` is empty on the server.
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ROOT } from "./project.mjs";

const EMPTY = "data:text/javascript,";

export function runTypeScript() {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "server-only") return { url: EMPTY, shortCircuit: true };
      const file = fileOf(specifier, context.parentURL);
      return next(file ? pathToFileURL(file).href : specifier, context);
    },
  });
}

function fileOf(specifier, parentUrl) {
  const isOurs = specifier.startsWith("@/");
  if (
    !isOurs &&
    !(specifier.startsWith(".") && parentUrl?.startsWith("file:") && !parentUrl.includes("/node_modules/"))
  )
    return null;
  const base = isOurs
    ? path.join(ROOT, specifier.slice(2))
    : path.resolve(path.dirname(fileURLToPath(parentUrl)), specifier);
  return [base, `${base}.ts`, path.join(base, "index.ts")].find(
    (file) => path.extname(file) !== "" && existsSync(file),
  );
}
