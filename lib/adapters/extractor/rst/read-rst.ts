import type { DocumentBuilder, ListItem } from "../document/document-builder";
import { dedent, indentedFrom, isTooLong } from "../text/indented";
import { CODE, leadOf, SILENT } from "./directives";
import { plainRst } from "./inline";
import { csvRows, GRID, gridRows, listRows, SIMPLE, simpleRows } from "./tables";

const RULE = /^([!-/:-@[-`{-~])\1*\s*$/;
const ITEM = /^(\s*)([-*+•]|\(?(?:\d{1,4}|[a-zA-Z#]|[ivxIVX]{1,5})[.)])\s+(\S.*)$/;
const DIRECTIVE = /^\.\.\s+(?:\|([^|]+)\|\s+)?([\w:.+-]+?)::\s*(.*)$/;
const OPTION = /^\s*:([\w-]+):\s*(.*)$/;
/** Quotes and notes within each other; what is deeper is read as plain text. */
const MAX_DEPTH = 40;
const FIELD = /^:([^:\n]+):\s+(.*)$/;

/** Writes reStructuredText: its headings, lists, tables, code and notes; what is for programs only is left out. */
export function readRst(text: string, builder: DocumentBuilder): void {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replaceAll("\t", "        ")
    .split("\n");
  new RstReader(builder).read(lines);
}

class RstReader {
  readonly #builder: DocumentBuilder;
  readonly #names = new Map<string, string>();
  /** The ways in which titles are underlined, the outermost first. */
  readonly #rules: string[] = [];
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
    while (at < lines.length) at += Math.max(1, this.#readBlock(lines, at));
    this.#depth--;
  }

  /** Writes the block that starts here; answers how many lines it has. */
  #readBlock(lines: readonly string[], at: number): number {
    const line = lines[at] ?? "";
    if (line.trim() === "") return 1;
    if (isTooLong(line)) {
      this.#builder.paragraph(line);
      return 1;
    }
    if (line.startsWith("..") && /^\.\.(\s|$)/.test(line)) return this.#readExplicit(lines, at);
    if (line.startsWith(" ")) {
      const quoted = indentedFrom(lines, at, 0);
      this.read(dedent(quoted));
      return quoted.length;
    }
    return (
      this.#readTitle(lines, at) ||
      this.#readTable(lines, at) ||
      this.#readList(lines, at) ||
      this.#readText(lines, at)
    );
  }

  #readTitle(lines: readonly string[], at: number): number {
    const [first = "", second = "", third = ""] = lines.slice(at, at + 3);
    const isRule = (text: string) => RULE.test(text) && text.trim().length >= 2;
    const isOverlined = isRule(first) && isRule(third) && first[0] === third[0] && second.trim() !== "";
    const [title, rule] = isOverlined ? [second, third] : [first, second];
    if (
      isRule(rule) &&
      (isOverlined || !isRule(first)) &&
      rule.trim().length >= Math.min(title.trim().length, 4)
    ) {
      const kind = `${rule[0]}${isOverlined}`;
      if (!this.#rules.includes(kind)) this.#rules.push(kind);
      this.#builder.heading(this.#rules.indexOf(kind) + 1, this.#plain(title));
      this.#builder.title ??= this.#plain(title);
      return isOverlined ? 3 : 2;
    }
    return isRule(first) && first.trim().length >= 4 && second.trim() === "" ? 1 : 0;
  }

  #readTable(lines: readonly string[], at: number): number {
    const line = lines[at] ?? "";
    if (GRID.test(line)) {
      let end = at;
      while (/^[|+]/.test(lines[end] ?? "")) end++;
      this.#writeTable(gridRows(lines.slice(at, end)));
      return end - at;
    }
    if (!SIMPLE.test(line)) return 0;
    let end = at + 1;
    for (let rules = 1; end < lines.length; end++) {
      if (!SIMPLE.test(lines[end] ?? "")) continue;
      rules++;
      if (rules === 3 || (lines[end + 1] ?? "").trim() === "") break;
    }
    this.#writeTable(simpleRows(lines.slice(at, end + 1)));
    return end + 1 - at;
  }

  #writeTable(rows: readonly (readonly string[])[]): void {
    this.#builder.table(rows.map((row) => row.map((cell) => this.#plain(cell.replace(/^\s*[-*] /, "")))));
  }

  /** A list with the lists in it. Code and notes in its items are written after it. */
  #readList(lines: readonly string[], at: number): number {
    const items: ListItem[] = [];
    const indents: number[] = [];
    let end = at;
    for (; end < lines.length; end++) {
      const line = lines[end] ?? "";
      const [, blanks = "", marker = "", text = ""] = ITEM.exec(line) ?? [];
      const last = items.at(-1);
      if (marker !== "" && (items.length > 0 || !RULE.test(lines[end + 1] ?? ""))) {
        while (indents.length > 0 && (indents.at(-1) ?? 0) >= blanks.length) indents.pop();
        indents.push(blanks.length);
        items.push({
          depth: indents.length - 1,
          marker: /\d/.test(marker) ? `${Number.parseInt(marker.replace("(", ""), 10)}.` : "-",
          text,
        });
      } else if (last && line.startsWith(" ") && !/^\s+\.\. /.test(line) && !last.text.endsWith("::")) {
        last.text += ` ${line.trim()}`;
      } else if (line.trim() !== "" || !last || last.text.endsWith("::")) {
        break;
      }
    }
    if (items.length === 0) return 0;
    this.#builder.list(items.map((item) => ({ ...item, text: this.#plain(item.text.replace(/::$/, ":")) })));
    if (!items.at(-1)?.text.endsWith("::")) return end - at;
    const code = indentedFrom(lines, end, 0);
    this.#builder.code(dedent(code).join("\n"));
    return end + code.length - at;
  }

  #readText(lines: readonly string[], at: number): number {
    let end = at + 1;
    while ((lines[end] ?? "").trim() !== "" && !(lines[end] ?? "").startsWith(" ")) end++;
    const text = lines.slice(at, end);
    const [first = ""] = text;
    if (first.startsWith(">>>")) {
      this.#builder.code(text.join("\n"));
      return end - at;
    }
    if (first.startsWith("| ") || FIELD.test(first)) {
      const plain = text.map((line) => this.#plain(line.replace(/^\|( |$)/, "").replace(FIELD, "$1: $2")));
      this.#builder.paragraph(plain.join("\n"));
      return end - at;
    }
    const whole = text.join(" ");
    this.#builder.paragraph(this.#plain(whole.replace(/\s*::$/, whole.trim() === "::" ? "" : ":")));
    if (!whole.trim().endsWith("::")) return end - at;
    const code = indentedFrom(lines, end, 0);
    this.#builder.code(dedent(code).join("\n"));
    return end + code.length - at;
  }

  /** What starts with two full stops: a directive, a note at the foot, a target or a comment. */
  #readExplicit(lines: readonly string[], at: number): number {
    const line = lines[at] ?? "";
    const body = indentedFrom(lines, at + 1, 0);
    const [, alias, name = "", argument = ""] = DIRECTIVE.exec(line) ?? [];
    const [, note] = /^\.\.\s+\[[^\]]+\]\s+(.*)$/.exec(line) ?? [];
    if (alias) this.#names.set(alias, name === "replace" ? argument : "");
    else if (name) this.#readDirective(name.toLowerCase().replace(/^.*:/, ""), argument, body);
    else if (note !== undefined) this.read([note, ...dedent(body)]);
    return 1 + body.length;
  }

  #readDirective(name: string, argument: string, body: readonly string[]): void {
    const firstText = body.findIndex((line) => !OPTION.test(line));
    const options = body.slice(0, firstText < 0 ? body.length : firstText);
    const content = dedent(body.slice(options.length));
    if (CODE.has(name)) this.#builder.code(content.join("\n") || (name === "math" ? argument : ""));
    else if (SILENT.has(name)) return;
    else if (name === "list-table" || name === "csv-table") {
      this.#builder.paragraph(this.#plain(argument));
      const header = options
        .map((line) => /^\s*:header:\s*(.*)$/.exec(line)?.[1])
        .find((text) => text !== undefined);
      this.#writeTable(name === "list-table" ? listRows(content) : csvRows(content, header));
    } else {
      const lead = leadOf(name, argument);
      const [first = ""] = content;
      const goesOn = lead.endsWith(":") || (options.length === 0 && (body[0] ?? "").trim() !== "");
      const isText = /^\S/.test(first) && !ITEM.test(first) && !first.startsWith("..");
      this.read(goesOn && isText ? [`${lead} ${first}`, ...content.slice(1)] : [lead, "", ...content]);
    }
  }

  #plain(text: string): string {
    return isTooLong(text) ? text : plainRst(text.trim(), this.#names);
  }
}
