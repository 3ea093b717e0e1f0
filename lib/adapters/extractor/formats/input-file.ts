import { isOleContainer, openOleContainer } from "../ole/ole-container";
import type { ExtractHints } from "../port";
import { decodeText } from "../text/decode";
import { isBinary } from "../text/is-binary";
import { openZip, type Zip } from "../zip/zip";
import type { InputFile } from "./format";
import { knownSignature } from "./signatures";

/** Enough to tell kinds of text apart. */
const START_BYTES = 4096;
/** Of an archive, and of one with nothing in it. */
const ZIP_STARTS = ["PK\x03\x04", "PK\x05\x06"];

/** @throws when the file starts as an archive or a container and is none */
export async function inspect(
  bytes: Uint8Array,
  hints: ExtractHints,
  maxUnpackedBytes: number,
): Promise<InputFile> {
  const [mediaType = "", ...parameters] = (hints.contentType ?? "").toLowerCase().split(";");
  const charset = parameters.map((parameter) => /^\s*charset\s*=\s*"?([\w.:-]+)/.exec(parameter)?.[1]);
  const isZip = ZIP_STARTS.includes(Buffer.from(bytes.subarray(0, 4)).toString("latin1"));
  const isText = !isZip && !isBinary(bytes) && !isMarkupOfAnotherKind(bytes);
  const zip = isZip ? await openZip(bytes, maxUnpackedBytes) : null;
  return {
    bytes,
    extension: /\.([a-z0-9]{1,10})$/.exec((hints.fileName ?? "").toLowerCase())?.[1] ?? "",
    mediaType: mediaType.trim(),
    charset: charset.find((value) => value !== undefined) ?? null,
    textStart: isText ? decodeText(bytes.subarray(0, START_BYTES)) : null,
    ...(hints.selection && { selection: hints.selection }),
    zip,
    packageType: zip ? await packageTypeOf(zip) : "",
    ole: isOleContainer(bytes) ? openOleContainer(bytes) : null,
  };
}

async function packageTypeOf(zip: Zip): Promise<string> {
  return zip.has("mimetype") ? (await zip.read("mimetype")).toString("latin1", 0, 200).trim() : "";
}

/** Formats that are written in plain characters, yet nothing for people to read. */
function isMarkupOfAnotherKind(bytes: Uint8Array): boolean {
  const signature = knownSignature(bytes);
  return signature !== null && /PostScript|SVG/.test(signature);
}
