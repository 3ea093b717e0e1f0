// What a person sees while something takes its time. Old Nodes run this file too: keep it plain.
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

export const say = (text) => console.log(text);
export const note = (text) => console.log(`  ${text}`);

/** Under way, the oldest first: on a terminal there is one line for all of them. */
const underWay = [];

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
  const self = {};
  let detail = "";
  let shown = false;
  const show = () => {
    if (isTerminal && underWay[0] !== self) return;
    const line = `… ${label}${detail ? `: ${detail}` : ""} (${seconds(since)})`;
    if (isTerminal) process.stdout.write(`\r\u001b[K${line}`);
    else console.log(line);
    shown = true;
  };
  underWay.push(self);
  const timer = setInterval(show, isTerminal ? 1000 : 10_000);
  const first = setTimeout(show, 2000);
  let isDone = false;
  try {
    const result = await work((text) => {
      detail = text;
    });
    isDone = true;
    return result;
  } finally {
    clearInterval(timer);
    clearTimeout(first);
    underWay.splice(underWay.indexOf(self), 1);
    if (shown && isTerminal) process.stdout.write("\r\u001b[K");
    if (shown || Date.now() - since > 2000) console.log(`${isDone ? "✓" : "✗"} ${label} (${seconds(since)})`);
  }
}

/** What keeps a command from its work and a person can mend: each problem is a sentence that says what to do. */
export class Refusal extends Error {
  constructor(problems) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** What the kernel and PostgreSQL say of a disk, or somebody's share of one, that has no room left. */
const DISK_IS_FULL = /^.*(No space left on device|Disk quota exceeded|ENOSPC|EDQUOT).*$/m;

/** Says why it ends: a refusal's problems, one a line; of anything else all that is known. */
export function tellWhy(error, title = "MiniRAG cannot start") {
  const full = DISK_IS_FULL.exec(error?.message ?? "")?.[0].trim();
  const isRefusal = error instanceof Refusal;
  if (!full && !isRefusal) return console.error(error);
  const problems = full
    ? [`The disk is full. Make room on it and start again: what was there is kept.\n${full}`]
    : error.problems;
  const lines = problems.map((problem) => `  - ${problem.replaceAll("\n", "\n    ")}`);
  console.error(`\n${title}:\n${lines.join("\n")}\n`);
}
