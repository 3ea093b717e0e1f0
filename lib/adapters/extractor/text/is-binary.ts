import { wideEncoding } from "./wide-encoding";

const SAMPLE_BYTES = 16 * 1024;
const MAX_CONTROL_SHARE = 0.02;

/** Whether these bytes are no text in any encoding: zero bytes that no wide encoding explains, or many controls. */
export function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const hasMark = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  if (hasMark || wideEncoding(sample)) return false;
  let zeros = 0;
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) zeros++;
    else if (byte < 0x20 && !isUsualControl(byte)) controls++;
  }
  return zeros > sample.length * 0.001 || controls > sample.length * MAX_CONTROL_SHARE;
}

/** Tab, line ends, form feed, and the escape that ISO-2022 encodings and terminal logs use. */
function isUsualControl(byte: number): boolean {
  return (byte >= 0x08 && byte <= 0x0d) || byte === 0x1b || byte === 0x1a;
}
