/** Code pages that are not called `windows-` and their number. */
const NAMES: Readonly<Record<number, string>> = {
  866: "ibm866",
  932: "shift_jis",
  936: "gb18030",
  949: "euc-kr",
  950: "big5",
  1361: "euc-kr",
  10000: "macintosh",
  10007: "x-mac-cyrillic",
  54936: "gb18030",
  65001: "utf-8",
};
/** By the number of a font's character set. The ones that are not here leave the document's code page as it is. */
const OF_CHARSET: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

export function codePageOfCharset(charset: number): number | null {
  return OF_CHARSET[charset] ?? null;
}

/** Text of bytes that are one character each. */
export function decodeBytes(bytes: string, codePage: number): string {
  return /^[\0-\x7F]*$/.test(bytes) ? bytes : decoderFor(codePage).decode(Buffer.from(bytes, "latin1"));
}

function decoderFor(codePage: number): TextDecoder {
  try {
    return new TextDecoder(NAMES[codePage] ?? `windows-${codePage}`);
  } catch {
    return new TextDecoder("windows-1252");
  }
}
