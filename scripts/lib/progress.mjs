// What a person sees while something takes its time. Old Nodes run this file too: keep it plain.
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

export const say = (text) => console.log(text);
export const note = (text) => console.log(`  ${text}`);

/**
 * Runs `work` and says what it is; anything over two seconds shows how long it has been at it.
 * @template T
 * @param {string} label what is being done, as a sentence without its full stop
 * @param {(tell: (detail: string) => void) => Promise<T>} work may tell how far it is
 * @returns {Promise<T>}
 */
export async function during(label, work) {
  const since = Date.now();
  const isTerminal = process.stdout.isTTY === true;
  let detail = "";
  let shown = false;
  const show = () => {
    const line = `… ${label}${detail ? `: ${detail}` : ""} (${seconds(since)})`;
    if (isTerminal) process.stdout.write(`\r\u001b[K${line}`);
    else console.log(line);
    shown = true;
  };
  const timer = setInterval(show, isTerminal ? 1000 : 10_000);
  const first = setTimeout(show, 2000);
  try {
    return await work((text) => {
      detail = text;
    });
  } finally {
    clearInterval(timer);
    clearTimeout(first);
    if (shown && isTerminal) process.stdout.write("\r\u001b[K");
    if (shown || Date.now() - since > 2000) console.log(`✓ ${label} (${seconds(since)})`);
  }
}

/** Says what is wrong, one problem a line, and ends the process. */
export function refuse(problems) {
  console.error(`\nMiniRAG cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}\n`);
  process.exit(1);
}
