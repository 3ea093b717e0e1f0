import type { Block, BlockKind, ExtractedText, TimeCode } from "../port";
import { cleanCode, cleanLine, cleanProse } from "./clean-text";
import { ReadingError } from "./reading-error";
import { Unseen } from "./unseen";

/** `depth` counts from 0; `marker` is `-` or a number with its full stop. */
export type ListItem = { depth: number; marker: string; text: string };

const BLOCK_GAP = "\n\n";
/** A mark that somebody wrote by hand into an item that has one anyway. */
const OWN_BULLET = /^[-–•·*] /;

/** Collects the blocks of a document in reading order, cleaned; what is blank leaves no trace. */
export class DocumentBuilder {
  title: string | null = null;
  /** What the document holds that its readers do not see. */
  readonly unseen = new Unseen();
  readonly #maxCharacters: number;
  readonly #parts: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #pageStarts: number[] = [];
  readonly #times: TimeCode[] = [];
  #seconds: number | null = null;
  #length = 0;

  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
  }

  get isEmpty(): boolean {
    return this.#blocks.length === 0;
  }

  /** What is added from here on is on the next page. */
  startPage(): void {
    this.#pageStarts.push(this.isEmpty ? 0 : this.#length + BLOCK_GAP.length);
  }

  /** What is added next is said at this time; a time after which nothing is said leaves no trace. */
  startTime(seconds: number): void {
    this.#seconds = seconds;
  }

  heading(level: number, text: string): void {
    this.unseen.look(text);
    this.#add("heading", cleanLine(text), Math.min(Math.max(level, 1), 6));
  }

  paragraph(text: string): void {
    this.unseen.look(text);
    this.#add("paragraph", cleanProse(text));
  }

  /** The paragraph added last goes on, at the top of the page that was started last. */
  continueParagraph(text: string, glue: "" | " "): void {
    const last = this.#blocks.at(-1);
    const cleaned = cleanProse(text);
    if (last?.kind !== "paragraph" || cleaned === "") {
      this.paragraph(text);
      return;
    }
    this.unseen.look(text);
    this.#placeTime(this.#length + glue.length);
    this.#append(glue + cleaned);
    last.end = this.#length;
    if (this.#pageStarts.length > 0)
      this.#pageStarts[this.#pageStarts.length - 1] = last.end - cleaned.length;
  }

  list(items: readonly ListItem[]): void {
    const outermost = items.reduce((least, item) => Math.min(least, item.depth), Number.POSITIVE_INFINITY);
    const lines = items.flatMap(({ depth, marker, text }) => {
      this.unseen.look(text);
      const line = cleanLine(text).replace(OWN_BULLET, "");
      return line === "" ? [] : [`${"  ".repeat(Math.min(depth - outermost, 9))}${marker} ${line}`];
    });
    this.#add("list", lines.join("\n"));
  }

  /** Rows of cells; the first row is the header. */
  table(rows: readonly (readonly string[])[]): void {
    const lines = rows.flatMap((cells) => {
      for (const cell of cells) this.unseen.look(cell);
      const cleaned = cells.map(cleanLine);
      return cleaned.some((cell) => cell !== "")
        ? [
            cleaned
              .join(" | ")
              .replace(/[ |]+$/, "")
              .trimStart(),
          ]
        : [];
    });
    this.#add("table", lines.join("\n"));
  }

  code(text: string): void {
    this.unseen.look(text);
    this.#add("code", cleanCode(text));
  }

  finish(): ExtractedText {
    return {
      title: cleanLine(this.title ?? "").slice(0, 300) || null,
      text: this.#parts.join(""),
      blocks: this.#blocks,
      pageStarts: this.#pageStarts.map((start) => Math.min(start, this.#length)),
      times: this.#times,
      signs: this.unseen.signs(),
    };
  }

  #add(kind: BlockKind, text: string, level?: number): void {
    if (text === "") return;
    if (!this.isEmpty) this.#append(BLOCK_GAP);
    const start = this.#length;
    this.#placeTime(start);
    this.#append(text);
    this.#blocks.push({ start, end: this.#length, kind, ...(level === undefined ? {} : { level }) });
  }

  #placeTime(start: number): void {
    if (this.#seconds !== null) this.#times.push({ start, seconds: this.#seconds });
    this.#seconds = null;
  }

  #append(text: string): void {
    this.#length += text.length;
    if (this.#length > this.#maxCharacters) throw tooLong(this.#maxCharacters);
    this.#parts.push(text);
  }
}

export function tooLong(maxCharacters: number): ReadingError {
  const most = maxCharacters.toLocaleString("en");
  return new ReadingError(
    "too_complex",
    `The file holds more than ${most} characters of text. Split it into smaller files and add those.`,
  );
}
