// Stands in for the process that reads documents: does what the document says, to try what the pool makes of it.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { env } from "node:process";

const held = [];
let isPoisoned = false;

const ACTS = {
  crash: () => process.exit(3),
  hang: () => {
    for (;;);
  },
  poison: () => {
    isPoisoned = true;
    return "poisoned";
  },
  "eat buffers": () => {
    for (;;) held.push(Buffer.alloc(4_000_000, 1));
  },
  "eat heap": () => {
    for (;;) held.push({ held: [held.length] });
  },
  environment: () => Object.keys(env).join(),
  "read elsewhere": () => String(readFileSync("/etc/hostname")),
  attach: () => {
    for (const name of ["folder/a.txt", "../../b.txt"]) {
      const packed = { name, contentType: null, content: new TextEncoder().encode(name) };
      process.send({ type: "attachment", file: packed });
    }
    return "attached";
  },
  "attach and crash": () => {
    ACTS.attach();
    setTimeout(() => process.exit(3), 50);
    return "attached";
  },
  "start a program": () => String(execFileSync("/bin/true")),
};

process.on("disconnect", () => process.exit());
process.on("message", ({ type, file }) => {
  if (type === "stored") return;
  if (isPoisoned) process.exit(4);
  const said = readFileSync(file, "utf8");
  let text = `${said} by ${process.pid}`;
  try {
    if (said in ACTS) text = ACTS[said]();
  } catch (error) {
    text = String(error.code);
  }
  const document = { title: null, text, blocks: [], pageStarts: [] };
  setTimeout(
    () => process.send({ type: "done", extraction: { ok: true, document } }),
    /^wait|crash/.test(said) ? 200 : 0,
  );
});
process.send({ type: "ready" });
