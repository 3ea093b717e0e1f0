import { deflateSync } from "node:zlib";

/** What an object of a hand-written PDF holds: a dictionary's inside, and a stream if it has one. */
export type PdfObject = { dictionary: string; stream?: Uint8Array | string };

/** A PDF of these objects, numbered from 1; the first is the catalogue. `trailer` is added to the trailer. */
export function makePdf(objects: readonly PdfObject[], trailer = ""): Uint8Array {
  const chunks: Buffer[] = [Buffer.from("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n", "latin1")];
  let offset = chunks[0]?.length ?? 0;
  const places: number[] = [];
  for (const [index, { dictionary, stream }] of objects.entries()) {
    const data = stream === undefined ? null : Buffer.from(stream);
    const length = data ? ` /Length ${data.length}` : "";
    const head = `${index + 1} 0 obj\n<<${dictionary}${length}>>\n`;
    const body = data
      ? Buffer.concat([Buffer.from(`${head}stream\n`), data, Buffer.from("\nendstream\nendobj\n")])
      : Buffer.from(`${head}endobj\n`);
    places.push(offset);
    chunks.push(body);
    offset += body.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  chunks.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
}

const CATALOGUE: PdfObject = { dictionary: "/Type /Catalog /Pages 2 0 R" };
const FONT: PdfObject = { dictionary: "/Type /Font /Subtype /Type1 /BaseFont /Helvetica" };

const PAGE: PdfObject = {
  dictionary:
    "/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources <</Font <</F1 3 0 R>>>> /Contents 5 0 R",
};

/** One page with this content stream, deflated. */
export function onePage(content: Uint8Array | string, trailer = ""): Uint8Array {
  return makePdf(
    [
      CATALOGUE,
      { dictionary: "/Type /Pages /Kids [4 0 R] /Count 1" },
      FONT,
      PAGE,
      { dictionary: "/Filter /FlateDecode", stream: deflateSync(content, { level: 9 }) },
    ],
    trailer,
  );
}

/** One page with a line of these characters, each standing for what `unicode` says in hexadecimal. */
export function mappedPage(line: string, unicode: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(unicode).map(
    ([code, text]) => `<${code.charCodeAt(0).toString(16)}> <${text}>`,
  );
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange ${entries.length} beginbfchar ${entries.join("\n")} endbfchar
endcmap end end`;
  return makePdf([
    CATALOGUE,
    { dictionary: "/Type /Pages /Kids [4 0 R] /Count 1" },
    { dictionary: "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R" },
    PAGE,
    { dictionary: "", stream: `BT /F1 12 Tf 50 700 Td (${line}) Tj ET` },
    { dictionary: "", stream: map },
  ]);
}

/** As many pages as asked for, all the same empty one. */
export function manyPages(count: number): Uint8Array {
  return makePdf([
    CATALOGUE,
    { dictionary: `/Type /Pages /Kids [${"3 0 R ".repeat(count)}] /Count ${count}` },
    { dictionary: "/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800]" },
  ]);
}

/** A tree of pages that leads back into itself. */
export function cyclicPages(): Uint8Array {
  return makePdf([
    CATALOGUE,
    { dictionary: "/Type /Pages /Kids [3 0 R] /Count 1000" },
    { dictionary: "/Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 1000" },
  ]);
}

/** Encrypted with a password that nobody knows: standard security handler, 40 bit, a check value that is never right. */
export function encryptedPdf(): Uint8Array {
  const value = "1f".repeat(32);
  const objects: PdfObject[] = [
    CATALOGUE,
    { dictionary: "/Type /Pages /Kids [3 0 R] /Count 1" },
    { dictionary: "/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800]" },
    { dictionary: `/Filter /Standard /V 1 /R 2 /O <${value}> /U <${value}> /P -4` },
  ];
  return makePdf(objects, "/Encrypt 4 0 R /ID [<00112233> <00112233>]");
}

/** One page that is a picture and has no text. */
export function scannedPdf(): Uint8Array {
  return pageWithPicture("500 0 0 700 50 50 cm", "");
}

/** One page with a picture where the operator places it, and what else its content stream draws. */
export function pageWithPicture(place: string, content: string): Uint8Array {
  return makePdf([
    CATALOGUE,
    { dictionary: "/Type /Pages /Kids [4 0 R] /Count 1" },
    {
      dictionary:
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8",
      stream: new Uint8Array([0, 90, 180, 255]),
    },
    {
      dictionary:
        "/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources <</XObject <</I1 3 0 R>> /Font <</F1 6 0 R>>>> /Contents 5 0 R",
    },
    { dictionary: "", stream: `q ${place} /I1 Do Q ${content}` },
    FONT,
  ]);
}
