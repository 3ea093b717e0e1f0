import { makeOle } from "./make-ole";

const TEXT_AT = 0x600;

/** A Word document before 2007 with this text; `flags` are those of its first block, `0x0100` says encrypted. */
export function makeDoc(text: string, flags = 0, version = 193): Uint8Array {
  const content = Buffer.from(text, "utf16le");
  const main = Buffer.alloc(TEXT_AT + Math.max(content.length, 4096));
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(version, 2);
  main.writeUInt16LE(flags, 10);
  main.writeUInt32LE(TEXT_AT, 0x18);
  main.writeUInt32LE(text.length, 0x4c);
  content.copy(main, TEXT_AT);
  // The table of pieces: one, from the first character to the last.
  const pieces = Buffer.alloc(21);
  pieces.writeUInt8(2, 0);
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length, 9);
  pieces.writeUInt32LE(TEXT_AT, 15);
  main.writeUInt32LE(0, 0x1a2);
  main.writeUInt32LE(pieces.length, 0x1a6);
  return makeOle({ WordDocument: main, "0Table": Buffer.concat([pieces, Buffer.alloc(5000)]) });
}
