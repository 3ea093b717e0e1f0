import { makeZip, type ZipPart } from "./make-zip";

const CONTAINER = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

/** An e-book with a page per body, the last in the archive first; `more` are further files. */
export function makeEpub(bodies: readonly string[], more: readonly ZipPart[] = []): Uint8Array {
  const items = bodies.map(
    (_, index) => `<item id="c${index}" href="text/c%20${index}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const refs = bodies.map((_, index) => `<itemref idref="c${index}"/>`);
  const book = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The &amp; harbour</dc:title></metadata><manifest>${items.reverse().join("")}<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="ncx">${refs.join("")}</spine></package>`;
  return makeZip([
    { name: "mimetype", content: "application/epub+zip" },
    { name: "META-INF/container.xml", content: CONTAINER },
    { name: "OPS/book.opf", content: book },
    ...bodies.map((body, index) => ({
      name: `OPS/text/c ${index}.xhtml`,
      content: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`,
    })),
    ...more,
  ]);
}
