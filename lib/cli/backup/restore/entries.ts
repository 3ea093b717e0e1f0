import { createHash } from "node:crypto";
import type { Archive } from "../archive/read";
import { BackupRefused } from "../refused";

/** The content of an entry, held against what the manifest says of it when its end comes. */
export async function* checkedEntry(
  archive: Archive,
  name: string,
  { bytes, sha256 }: { bytes: number; sha256: string },
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let count = 0;
  for await (const chunk of await archive.open(name)) {
    count += chunk.length;
    hash.update(chunk);
    yield chunk;
  }
  if (count !== bytes || hash.digest("hex") !== sha256)
    throw new BackupRefused(`${archive.file} is damaged: "${name}" is not what was written.`);
}

/** The lines of a text, without their ends. */
export async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString();
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString();
}

const ESCAPES: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** A row as COPY writes it in text ("File Formats" in PostgreSQL's manual on COPY). */
export function parseRow(line: string): (string | null)[] {
  return line
    .split("\t")
    .map((value) =>
      value === "\\N" ? null : value.replace(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign),
    );
}
