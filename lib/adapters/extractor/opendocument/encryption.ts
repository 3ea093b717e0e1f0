import { passwordProtected } from "../document/reading-error";
import type { Zip } from "../zip/zip";

const MANIFEST = "META-INF/manifest.xml";

/** @throws ReadingError encrypted when files of this OpenDocument package are, which its manifest says */
export async function refuseEncrypted(zip: Zip): Promise<void> {
  const manifest = zip.has(MANIFEST) ? await zip.read(MANIFEST) : null;
  if (manifest?.includes("encryption-data")) throw passwordProtected();
}
