import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const WAYS_OUT =
  /from "(node:)?(http|https|http2|net|tls|dgram|undici|axios|got|node-fetch)"|require\("(node:)?(https?|net|tls|undici)"\)/;
const CALLS = /(?<![.\w])fetch\(/;

/** Who may open a connection, and to where. */
const MAY: Record<string, string> = {
  "lib/adapters/web-fetcher/guarded/": "addresses that people name, after every check",
  "lib/adapters/mailer/smtp/": "the operator's mail server",
  "lib/adapters/search-index/pinecone/": "the operator's index at Pinecone",
  "lib/adapters/events/embedded/": "the functions in this very process",
  "lib/adapters/events/inngest/": "the operator's Inngest",
};

const files = globSync("{app,inngest,lib}/**/*.ts").filter(
  (file) => !/\.test\.ts$|\/testing\/|(contract|port)\.ts$|^lib\/structure\/|\/generated\//.test(file),
);
const isAllowed = (file: string) => Object.keys(MAY).some((folder) => file.startsWith(folder));
/** The browser's own side of the API. */
const isBrowser = (file: string) => file.startsWith("lib/client/");

test("nothing on the server opens a connection but by the one guarded way", () => {
  expect(files.length).toBeGreaterThan(300);
  const found = files.filter((file) => {
    const code = readFileSync(file, "utf8").replace(/^\s*(\/\/|\*).*$/gm, "");
    // Types of the platform are no connection.
    return WAYS_OUT.test(code.replace(/^import type .*$/gm, "")) || (!isBrowser(file) && CALLS.test(code));
  });
  expect(found.filter((file) => !isAllowed(file))).toEqual([]);
  // The check sees something: a rule that finds nothing would find nothing wrong either.
  expect(found.some((file) => file.startsWith("lib/adapters/web-fetcher/guarded/"))).toBe(true);
});
