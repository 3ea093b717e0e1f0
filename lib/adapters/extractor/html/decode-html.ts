import { decodeText } from "../text/decode";

/** Browsers look this far for the page's own word on its encoding; some pages have long scripts before it. */
const PRESCAN_BYTES = 8192;
const META = /<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i;
const XML_DECLARATION = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i;

/** Decodes a page; `charset` is what the server said. The bytes have the last word: UTF-8 that is valid is UTF-8. */
export function decodeHtml(bytes: Uint8Array, charset: string | null): string {
  const head = Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString("latin1");
  const declared = charset ?? META.exec(head)?.[1] ?? XML_DECLARATION.exec(head)?.[1] ?? null;
  return decodeText(bytes, declared);
}
