import { CFB } from "@e965/xlsx";

export type MsgParts = {
  subject: string;
  sender: { name: string; address: string };
  to?: readonly { name: string; address: string }[];
  cc?: readonly { name: string; address: string }[];
  sent?: string;
  text?: string;
  html?: string;
  /** Packed as Outlook does it. */
  rtf?: Uint8Array;
  messageClass?: string;
  attachments?: readonly { fileName: string; content: Uint8Array | string; isHidden?: boolean }[];
};

type Container = { add(path: string, content: Uint8Array): void; write(): Uint8Array };

const TIME = 0x0040;
const LONG = 0x0003;
const BOOLEAN = 0x000b;

/** An Outlook mail with these parts. */
export function makeMsg(parts: MsgParts): Uint8Array {
  const container = makeContainer();
  const text = (path: string, tag: string, value: string | undefined) => {
    if (value !== undefined) container.add(`${path}__substg1.0_${tag}001F`, Buffer.from(value, "utf16le"));
  };
  container.add("__nameid_version1.0/__substg1.0_00020102", Buffer.alloc(0));
  text("", "0037", parts.subject);
  text("", "001A", parts.messageClass ?? "IPM.Note");
  text("", "0C1A", parts.sender.name);
  text("", "0C1F", parts.sender.address);
  text("", "1000", parts.text);
  if (parts.html !== undefined) container.add("__substg1.0_10130102", Buffer.from(parts.html));
  if (parts.rtf !== undefined) container.add("__substg1.0_10090102", parts.rtf);
  const sent = parts.sent === undefined ? [] : [property(0x0039, TIME, fileTime(parts.sent))];
  container.add(
    "__properties_version1.0",
    Buffer.concat([Buffer.alloc(32), property(0x3fde, LONG, 65001n), ...sent]),
  );
  const recipients = [
    ...(parts.to ?? []).map((one) => ({ ...one, type: 1n })),
    ...(parts.cc ?? []).map((one) => ({ ...one, type: 2n })),
  ];
  recipients.forEach(({ name, address, type }, index) => {
    const path = `__recip_version1.0_#${index.toString(16).padStart(8, "0")}/`;
    text(path, "3001", name);
    text(path, "39FE", address);
    container.add(
      `${path}__properties_version1.0`,
      Buffer.concat([Buffer.alloc(8), property(0x0c15, LONG, type)]),
    );
  });
  parts.attachments?.forEach(({ fileName, content, isHidden }, index) => {
    const path = `__attach_version1.0_#${index.toString(16).padStart(8, "0")}/`;
    text(path, "3707", fileName);
    container.add(`${path}__substg1.0_37010102`, Buffer.from(content));
    const properties = [property(0x3705, LONG, 1n), ...(isHidden ? [property(0x7ffe, BOOLEAN, 1n)] : [])];
    container.add(`${path}__properties_version1.0`, Buffer.concat([Buffer.alloc(8), ...properties]));
  });
  return container.write();
}

/** SheetJS gives no types for its container files. */
function makeContainer(): Container {
  const cfb = CFB.utils.cfb_new();
  CFB.utils.cfb_del(cfb, "/\u0001Sh33tJ5");
  return {
    add: (path, content) => CFB.utils.cfb_add(cfb, `/${path}`, content),
    write: () => new Uint8Array(CFB.write(cfb, { type: "buffer" })),
  };
}

function property(id: number, type: number, value: bigint): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16LE(type, 0);
  bytes.writeUInt16LE(id, 2);
  bytes.writeUInt32LE(6, 4);
  bytes.writeBigUInt64LE(value, 8);
  return bytes;
}

/** Hundreds of nanoseconds since 1601. */
function fileTime(iso: string): bigint {
  return (BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n;
}
