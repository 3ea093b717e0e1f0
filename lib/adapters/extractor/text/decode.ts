import chardet from "chardet";
import { wideEncoding } from "./wide-encoding";

const MARKS: readonly [mark: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe, 0, 0], "utf-32le"],
  [[0, 0, 0xfe, 0xff], "utf-32be"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];
const SAMPLE_BYTES = 64 * 1024;
/** As browsers do for pages that name no encoding. */
const FALLBACK = "windows-1252";
/** Of 100; chardet answers 10 when it has seen too little to tell. */
const MIN_CONFIDENCE = 11;
const IMPOSSIBLE = /[\uFFFD\uE000-\uF8FF\u0080-\u0084\u0086-\u009F]/;

/**
 * Decodes a text of unknown encoding: byte order mark, then zero bytes where UTF-16 and UTF-32 have them, then UTF-8
 * when it is valid, then the declared encoding, then the statistics of legacy encodings.
 * `declared` is what a header or the text itself claims; it is not trusted against the bytes.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  return decodeAs(bytes, encodingOf(bytes, declared));
}

/** The encoding's name as TextDecoder knows it, or `utf-32le` and `utf-32be`. */
export function encodingOf(bytes: Uint8Array, declared: string | null = null): string {
  const mark = MARKS.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  if (mark) return mark[1];
  const wide = wideEncoding(bytes.subarray(0, SAMPLE_BYTES));
  if (wide) return wide;
  if (isMostlyUtf8(bytes)) return "utf-8";
  const claimed = declared && decoderFor(declared)?.encoding;
  if (claimed && !claimed.startsWith("utf-")) return claimed;
  return legacyEncoding(bytes.subarray(0, SAMPLE_BYTES)) ?? FALLBACK;
}

/** The most likely legacy encoding in which the sample has no impossible characters. */
function legacyEncoding(sample: Uint8Array): string | undefined {
  const guesses = chardet.analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = decoderFor(name)?.encoding;
    return encoding && !encoding.startsWith("utf-") && confidence >= MIN_CONFIDENCE ? [encoding] : [];
  });
  return guesses.find((encoding) => !IMPOSSIBLE.test(new TextDecoder(encoding).decode(sample).slice(0, -1)));
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === "utf-32le" || encoding === "utf-32be") return decodeUtf32(bytes, encoding === "utf-32le");
  return new TextDecoder(encoding).decode(bytes);
}

/** TextDecoder does not know UTF-32. */
function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let offset = 0; offset + 4 <= bytes.length; offset += 4) {
    const point = view.getUint32(offset, isLittleEndian);
    parts.push(point > 0x10ffff ? "\uFFFD" : String.fromCodePoint(point));
  }
  return parts.join("");
}

/** Valid UTF-8, or UTF-8 with a few broken places: at least fifty good sequences for each bad one. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    const text = new TextDecoder("utf-8").decode(bytes.subarray(0, SAMPLE_BYTES * 16));
    const broken = text.split("\uFFFD").length - 1;
    const good = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0;
    return good >= 50 * broken;
  }
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
