export type Token =
  | { type: "open" | "close" }
  | { type: "word"; name: string; value: number | null }
  /** A control of one character that is no letter, such as `\~` and `\*`. */
  | { type: "symbol"; character: string }
  /** Bytes of text, one character each, in whichever code page holds at that place. */
  | { type: "bytes"; bytes: string; isEscaped: boolean };

const NEXT = /([{}])|\\'([0-9a-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([^\\{}\r\n]+)/giu;

/** The parts of an RTF file; raw data (`\bin`) and line ends, which mean nothing, are passed over. */
export function* tokensOf(rtf: string): Generator<Token> {
  const next = new RegExp(NEXT);
  for (let match = next.exec(rtf); match; match = next.exec(rtf)) {
    const [, brace, hex, name, value, symbol, bytes] = match;
    if (brace) yield { type: brace === "{" ? "open" : "close" };
    else if (hex)
      yield { type: "bytes", bytes: String.fromCharCode(Number.parseInt(hex, 16)), isEscaped: true };
    else if (name === "bin") next.lastIndex += Math.max(0, Number(value ?? 0));
    else if (name) yield { type: "word", name, value: value === undefined ? null : Number(value) };
    else if (symbol) yield { type: "symbol", character: symbol };
    else if (bytes) yield { type: "bytes", bytes, isEscaped: false };
  }
}
