export const PICTURE_TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** By which bytes each kind begins, as hexadecimal digits; `.` stands for any. */
const BEGINNINGS: Record<PictureType, RegExp> = {
  "image/png": /^89504e470d0a1a0a/,
  "image/jpeg": /^ffd8ff/,
  "image/gif": /^47494638(37|39)61/,
  // RIFF, its length, WEBPVP8.
  "image/webp": /^52494646.{8}57454250565038/,
};

/** What kind of picture these bytes are, whatever anybody calls them; null for what is none that we serve. */
export function sniffPicture(bytes: Uint8Array): PictureType | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("hex");
  return PICTURE_TYPES.find((type) => BEGINNINGS[type].test(head)) ?? null;
}
