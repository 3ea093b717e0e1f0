import type { DocumentBuilder } from "../document/document-builder";
import { ReadingError } from "../document/reading-error";
import { BodyWriter } from "./body-writer";
import { codePageOfCharset, decodeBytes } from "./code-pages";
import { BODY_TEXT, type Destination, destinationOf, type Group, OUTERMOST } from "./group";
import { levelOfStyleName } from "./styles";
import { type Token, tokensOf } from "./tokens";
import { CHARACTERS, PARAGRAPH_ENDS, SYMBOLS } from "./vocabulary";

const MAX_DEPTH = 10_000;
/** Writes the text of an RTF file; `bytes` are its characters one by one. */
export function readRtf(bytes: string, builder: DocumentBuilder): void {
  const reader = new RtfReader(builder);
  for (const token of tokensOf(bytes)) reader.take(token);
  reader.finish();
}

class RtfReader {
  readonly #builder: DocumentBuilder;
  readonly #body: BodyWriter;
  readonly #groups: Group[] = [];
  readonly #fonts = new Map<number, number>();
  readonly #levels = new Map<number, number>();
  #group: Group = { ...OUTERMOST };
  #documentCodePage = OUTERMOST.codePage;
  #bytes = "";
  /** Text of the groups that are not the body: a note, a marker, a name. */
  #aside: string[] = [];
  #toSkip = 0;
  #isStarred = false;

  constructor(builder: DocumentBuilder) {
    this.#builder = builder;
    this.#body = new BodyWriter(builder);
  }

  take(token: Token): void {
    if (token.type === "bytes") {
      this.#takeBytes(token.bytes, token.isEscaped);
      return;
    }
    if (token.type === "symbol" && token.character !== "*" && this.#toSkip > 0) {
      this.#toSkip--;
      return;
    }
    this.#decode();
    if (token.type === "word") this.#takeWord(token.name.toLowerCase(), token.value);
    else if (token.type === "symbol") this.#takeSymbol(token.character);
    else if (token.type === "open") this.#open();
    else this.#close();
  }

  finish(): void {
    this.#decode();
    while (this.#groups.length > 0) this.#close();
    this.#body.finish(this.#paragraph());
  }

  #takeBytes(bytes: string, isEscaped: boolean): void {
    const skipped = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= skipped;
    if (this.#group.destination === "silent") return;
    this.#bytes += isEscaped || skipped > 0 ? bytes.slice(skipped) : bytes;
  }

  #decode(): void {
    if (this.#bytes !== "") this.#write(decodeBytes(this.#bytes, this.#group.codePage));
    this.#bytes = "";
  }

  #write(text: string): void {
    const { destination, isHidden } = this.#group;
    if (isHidden || destination === "silent" || destination === "shell") return;
    if (destination === "body") this.#body.text(text);
    else this.#aside.push(text);
  }

  #open(): void {
    if (this.#groups.length >= MAX_DEPTH) {
      throw new ReadingError(
        "too_complex",
        "The file is too deeply nested to be read. Save it in a simpler format.",
      );
    }
    this.#groups.push(this.#group);
    this.#group = { ...this.#group };
    this.#isStarred = false;
    this.#toSkip = 0;
  }

  #close(): void {
    const group = this.#group;
    const outer = this.#groups.pop();
    if (!outer) return;
    if (group.destination === "styles") this.#nameStyle(group);
    else if (group.destination !== outer.destination) this.#endAside(group.destination);
    this.#group = outer;
    this.#toSkip = 0;
  }

  #endAside(destination: Destination): void {
    if (destination !== "title" && destination !== "marker" && destination !== "note") return;
    const text = this.#takeAside();
    if (destination === "title") this.#builder.title ??= text;
    else if (destination === "marker") this.#body.marker(text);
    else this.#body.note(text);
  }

  #nameStyle({ style, outline }: Group): void {
    const level = levelOfStyleName(this.#takeAside()) || (outline < BODY_TEXT ? outline + 1 : 0);
    if (level > 0) this.#levels.set(style, level);
  }

  #takeAside(): string {
    const text = this.#aside.join("");
    this.#aside = [];
    return text;
  }

  #takeSymbol(character: string): void {
    if (character === "*") this.#isStarred = true;
    else if (character === "\r" || character === "\n") this.#endParagraph();
    else this.#write(SYMBOLS[character] ?? "");
  }

  #takeWord(name: string, value: number | null): void {
    const group = this.#group;
    const isStarred = this.#isStarred;
    this.#isStarred = false;
    if (this.#toSkip > 0 && Object.hasOwn(CHARACTERS, name)) {
      this.#toSkip--;
      return;
    }
    this.#toSkip = 0;
    if (group.destination === "silent") return;
    const destination = destinationOf(name, isStarred, group.destination);
    if (destination) group.destination = destination;
    else if (name === "u") this.#takeUnicode(value ?? 0);
    else if (Object.hasOwn(CHARACTERS, name)) this.#write(CHARACTERS[name] ?? "");
    else if (PARAGRAPH_ENDS.has(name)) this.#endParagraph();
    else if (name === "cell" || name === "nestcell") this.#endCell(name === "cell");
    else if (name === "row") this.#body.endRow();
    else this.#setProperty(name, value);
  }

  #takeUnicode(value: number): void {
    this.#write(String.fromCharCode(value & 0xffff));
    this.#toSkip = this.#group.fallback;
  }

  #setProperty(name: string, value: number | null): void {
    const group = this.#group;
    const isOn = value !== 0;
    if (name === "uc") group.fallback = Math.max(0, value ?? 1);
    else if (name === "ansicpg" && value) this.#documentCodePage = group.codePage = value;
    else if (name === "mac") this.#documentCodePage = group.codePage = 10000;
    else if (name === "f" || name === "plain") this.#setFont(name === "f" ? (value ?? 0) : null);
    else if (name === "fcharset") this.#setCodePage(codePageOfCharset(value ?? 0));
    else if (name === "cpg") this.#setCodePage(value);
    else if (name === "s") group.style = value ?? 0;
    else if (name === "outlinelevel") group.outline = value ?? BODY_TEXT;
    else if (name === "ilvl") group.depth = Math.max(0, value ?? 0);
    else if (name === "intbl") group.isInTable = isOn;
    else if (name === "pard")
      Object.assign(group, { style: 0, outline: BODY_TEXT, depth: 0, isInTable: false });
    else if (name === "v" || name === "deleted") group.isHidden = isOn;
    if (name === "plain") group.isHidden = false;
  }

  #setFont(font: number | null): void {
    this.#group.font = font ?? this.#group.font;
    if (this.#group.destination === "fonts") return;
    this.#group.codePage = (font === null ? null : this.#fonts.get(font)) ?? this.#documentCodePage;
  }

  #setCodePage(codePage: number | null): void {
    if (this.#group.destination === "fonts" && codePage) this.#fonts.set(this.#group.font, codePage);
  }

  #endParagraph(): void {
    if (this.#group.destination === "body") this.#body.endParagraph(this.#paragraph());
    else this.#write("\n");
  }

  #endCell(isOwn: boolean): void {
    if (this.#group.destination !== "body") this.#write(" ");
    else if (isOwn) this.#body.endCell();
    else this.#body.text(" ");
  }

  #paragraph() {
    const { outline, style, isInTable, depth } = this.#group;
    const level = outline < BODY_TEXT ? outline + 1 : (this.#levels.get(style) ?? 0);
    return { level, isInTable, depth };
  }
}
