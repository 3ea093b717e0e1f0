const SPACE = 0x20;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/**
 * UTF-16 or UTF-32 without a byte order mark, told by where the zero bytes are; null for everything else. `sample` is
 * the start of a file. Text in any script has spaces or line ends, so it has zero bytes.
 */
export function wideEncoding(sample: Uint8Array): string | null {
  if (!sample.includes(0)) return null;
  if (isUtf32(sample, true)) return "utf-32le";
  if (isUtf32(sample, false)) return "utf-32be";
  if (isUtf16(sample, true)) return "utf-16le";
  return isUtf16(sample, false) ? "utf-16be" : null;
}

function isUtf32(sample: Uint8Array, isLittleEndian: boolean): boolean {
  const view = new DataView(sample.buffer, sample.byteOffset, sample.byteLength);
  const length = sample.length - (sample.length % 4);
  if (length === 0) return false;
  for (let offset = 0; offset < length; offset += 4) {
    const point = view.getUint32(offset, isLittleEndian);
    if (point === 0 || point > 0x10ffff || isSurrogate(point) || isControl(point)) return false;
  }
  return true;
}

function isUtf16(sample: Uint8Array, isLittleEndian: boolean): boolean {
  const view = new DataView(sample.buffer, sample.byteOffset, sample.byteLength);
  const length = sample.length - (sample.length % 2);
  if (length === 0) return false;
  let blanks = 0;
  let highBytes = new Set<number>();
  for (let offset = 0; offset < length; offset += 2) {
    const unit = view.getUint16(offset, isLittleEndian);
    if (unit === 0 || unit >= 0xfffe || isControl(unit)) return false;
    if (isSurrogate(unit) && !isPaired(view, offset, length, isLittleEndian)) return false;
    if (unit === SPACE || unit === 0x0a || unit === 0x0d) blanks++;
    highBytes = highBytes.add(unit >> 8);
  }
  // Read in the wrong order, a text shows a different "script" for nearly every letter.
  return blanks > 0 || highBytes.size <= 4;
}

function isSurrogate(unit: number): boolean {
  return unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE;
}

function isPaired(view: DataView, offset: number, length: number, isLittleEndian: boolean): boolean {
  const unit = view.getUint16(offset, isLittleEndian);
  const isHigh = unit < 0xdc00;
  const other = isHigh ? offset + 2 : offset - 2;
  if (other < 0 || other >= length) return isHigh && other >= length;
  const partner = view.getUint16(other, isLittleEndian);
  return isHigh
    ? partner >= 0xdc00 && partner <= LAST_SURROGATE
    : partner >= FIRST_SURROGATE && partner < 0xdc00;
}

function isControl(point: number): boolean {
  return point < SPACE && point !== 0x09 && point !== 0x0a && point !== 0x0c && point !== 0x0d;
}
