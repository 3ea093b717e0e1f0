import { CFB } from "@e965/xlsx";

/** A container of older Office programs with these streams. */
export function makeOle(streams: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) {
    CFB.utils.cfb_add(container, `/${name}`, Buffer.from(content));
  }
  return CFB.write(container, { type: "buffer" });
}
