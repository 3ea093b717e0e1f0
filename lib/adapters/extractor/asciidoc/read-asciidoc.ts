import type { DocumentBuilder, ListItem } from "../document/document-builder";
import { dedent, isTooLong } from "../text/indented";
import { plainAsciiDoc } from "./inline";
import { tableRows } from "./tables";

const HEADING = /^(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?$/;
const ATTRIBUTE = /^:!?([\w-]+)!?:\s*(.*)$/;
const BLOCK_ATTRIBUTES = /^\[(?:[^\]]|\](?!\s*$))*\]\s*$/;
const ITEM = /^\s*(\*{1,6}|-|\.{1,6}|\d{1,4}\.|<\.?\d*>)\s+(\S.*)$/;
const TERM = /^\s*(\S.*?)(:{2,4}|;;)(?:\s+(.*))?$/;
/** Lines for the program that makes the pages. */
const MACRO = /^(include|image|video|audio|toc|ifdef|ifndef|ifeval|endif|icon)::\S*\[.*\]\s*$/;
const VERBATIM = /^(-{4,}|\.{4,}|```\w*)$/;
const NESTED = /^(={4,}|\*{4,}|_{4,}|--)$/;
const TABLE = /^([|,:!])={3,}$/;
const DROPPED = /^(\/{4,}|\+{4,})$/;
const BREAK = /^('{3,}|<{3,}|---|\*\*\*)$/;
const ADMONITION = /^\[(NOTE|TIP|IMPORTANT|WARNING|CAUTION)[\],]/;

/** Blocks within each other; what is deeper is read as plain text. */
const MAX_DEPTH = 40;

/** Writes AsciiDoc: its headings, lists, tables, code and notes; what is for programs only is left out. */
export function readAsciiDoc(text: string, builder: DocumentBuilder): void {
  new AsciiDocReader(builder).read(
    text
      .replace(/^\uFEFF/, "")
      .replace(/\r\n?/g, "\n")
      .split("\n"),
  );
}

class AsciiDocReader {
  readonly #builder: DocumentBuilder;
  readonly #names = new Map<string, string>();
  /** What the line in brackets above a block says of it. */
  #attributes = "";
  #depth = 0;

  constructor(builder: DocumentBuilder) {
    this.#builder = builder;
  }

  read(lines: readonly string[]): void {
    if (this.#depth >= MAX_DEPTH) {
      this.#builder.paragraph(lines.join("\n"));
      return;
    }
    this.#depth++;
    let at = 0;
    while (at < lines.length) at += Math.max(1, this.#readLine(lines, at) || this.#readBlock(lines, at));
    this.#depth--;
  }

  /** What is said in one line; answers 1 when it was that. */
  #readLine(lines: readonly string[], at: number): number {
    const line = (lines[at] ?? "").trimEnd();
    if (isTooLong(line)) {
      this.#builder.paragraph(line);
      return 1;
    }
    const [, marks, title = ""] = HEADING.exec(line) ?? [];
    const [, name, value = ""] = ATTRIBUTE.exec(line) ?? [];
    if (line === "" || line === "+" || BREAK.test(line) || MACRO.test(line) || /^\/\/(?!\/)/.test(line))
      return 1;
    if (marks) {
      const plain = this.#plain(title);
      this.#builder.heading(marks.length, plain);
      if (marks.length === 1) this.#builder.title ??= plain;
    } else if (name) this.#names.set(name.toLowerCase(), value);
    else if (BLOCK_ATTRIBUTES.test(line)) this.#attributes += line;
    else if (/^\.[^\s.]/.test(line)) this.#builder.paragraph(this.#plain(line.slice(1)));
    else return 0;
    return 1;
  }

  #readBlock(lines: readonly string[], at: number): number {
    const line = (lines[at] ?? "").trimEnd();
    const attributes = this.#attributes;
    this.#attributes = "";
    const [, delimiter] = TABLE.exec(line) ?? [];
    if (delimiter || VERBATIM.test(line) || NESTED.test(line) || DROPPED.test(line)) {
      const closing = line.replace(/^```\w+/, "```");
      let end = at + 1;
      while (end < lines.length && lines[end]?.trimEnd() !== closing) end++;
      const inside = lines.slice(at + 1, end);
      if (delimiter)
        this.#builder.table(
          tableRows(inside, attributes, delimiter).map((row) => row.map((cell) => this.#plain(cell))),
        );
      else if (VERBATIM.test(line) || /^\[(source|listing|literal)/.test(attributes))
        this.#builder.code(inside.join("\n").replace(/ *<\d+>$/gm, ""));
      else if (NESTED.test(line)) this.read(labelled(inside, attributes));
      return inside.length + 2;
    }
    return this.#readList(lines, at) || this.#readText(lines, at, attributes);
  }

  #readList(lines: readonly string[], at: number): number {
    const items: ListItem[] = [];
    const kinds: string[] = [];
    const counts: number[] = [];
    let end = at;
    for (; end < lines.length; end++) {
      const line = lines[end] ?? "";
      const [, mark = "", text = ""] = ITEM.exec(line) ?? [];
      const last = items.at(-1);
      if (mark !== "") {
        const kind = mark.replace(/\d+/, "1");
        if (!kinds.includes(kind)) kinds.push(kind);
        const depth = kinds.indexOf(kind);
        kinds.length = counts.length = depth + 1;
        counts[depth] = (counts[depth] ?? 0) + 1;
        items.push({
          depth,
          marker: /^[.\d<]/.test(mark) ? `${counts[depth]}.` : "-",
          text: text.replace(/^\[[ x*]\]\s*/, ""),
        });
      } else if (
        !last ||
        (line.trim() === "" && !ITEM.test(nextText(lines, end))) ||
        line.trim() === "+" ||
        startsBlock(line)
      ) {
        break;
      } else {
        last.text += ` ${line.trim()}`;
      }
    }
    this.#builder.list(items.map((item) => ({ ...item, text: this.#plain(item.text) })));
    return end - at;
  }

  #readText(lines: readonly string[], at: number, attributes: string): number {
    const [, term, , meaning = ""] = TERM.exec(lines[at] ?? "") ?? [];
    let end = at + 1;
    if (term && meaning === "") while (end < lines.length && (lines[end] ?? "").trim() === "") end++;
    while (
      (lines[end] ?? "").trim() !== "" &&
      !startsBlock(lines[end] ?? "") &&
      !(term && TERM.test(lines[end] ?? ""))
    )
      end++;
    const text = lines.slice(at, end);
    if (term) {
      const [first = "", ...rest] = [meaning, ...text.slice(1)].map((line) => line.trim());
      this.#builder.paragraph(this.#plain([`${term}:`, first, ...rest].join(" ")));
    } else if (/^\[(source|listing|literal)/.test(attributes) || (text[0] ?? "").startsWith(" ")) {
      this.#builder.code(dedent(text).join("\n"));
    } else {
      const plain = this.#plain(labelled(text, attributes).join("\n"));
      this.#builder.paragraph(plain.replace(/([^\n])\n(?!\n)/g, "$1 "));
    }
    return end - at;
  }

  #plain(text: string): string {
    return isTooLong(text) ? text : plainAsciiDoc(text.trim(), this.#names);
  }
}

/** The next line with text, of the few that may part the items of a list. */
function nextText(lines: readonly string[], from: number): string {
  return lines.slice(from, from + 10).find((line) => line.trim() !== "") ?? "";
}

function startsBlock(line: string): boolean {
  const plain = line.trimEnd();
  return (
    isTooLong(line) ||
    [VERBATIM, NESTED, TABLE, DROPPED, BLOCK_ATTRIBUTES, MACRO, HEADING, ATTRIBUTE].some((start) =>
      start.test(plain),
    ) ||
    plain === "+"
  );
}

/** A note says in its first line what kind of note it is. */
function labelled(lines: readonly string[], attributes: string): string[] {
  const [, kind] = ADMONITION.exec(attributes) ?? [];
  const [first = "", ...rest] = lines;
  if (!kind) return [...lines];
  return /^[\w"'`(]/.test(first) ? [`${kind}: ${first}`, ...rest] : [`${kind}:`, "", ...lines];
}
