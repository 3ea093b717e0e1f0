import { makeZip, type ZipPart } from "./make-zip";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`;
const RELATIONS = `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`;
const DOCUMENT_RELATIONS = `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${OFFICE}/numbering" Target="numbering.xml"/></Relationships>`;
const STYLES = `<?xml version="1.0"?><w:styles ${W}>${["Title", "heading 1", "heading 2"]
  .map(
    (name) => `<w:style w:type="paragraph" w:styleId="${styleId(name)}"><w:name w:val="${name}"/></w:style>`,
  )
  .join("")}</w:styles>`;
const LEVELS = [0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="FORMAT"/></w:lvl>`).join("");
const NUMBERING = `<?xml version="1.0"?><w:numbering ${W}>${["bullet", "decimal"]
  .map(
    (format, index) =>
      `<w:abstractNum w:abstractNumId="${index}">${LEVELS.replaceAll("FORMAT", format)}</w:abstractNum>`,
  )
  .join(
    "",
  )}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;

/** A Word document around the XML of a body; `more` takes the place of parts of the same name. */
export function makeDocx(body: string, more: readonly ZipPart[] = []): Uint8Array {
  const usual = [
    { name: "[Content_Types].xml", content: CONTENT_TYPES },
    { name: "_rels/.rels", content: RELATIONS },
    { name: "word/_rels/document.xml.rels", content: DOCUMENT_RELATIONS },
    { name: "word/styles.xml", content: STYLES },
    { name: "word/numbering.xml", content: NUMBERING },
    {
      name: "word/document.xml",
      content: `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
  ];
  return makeZip([...usual.filter(({ name }) => !more.some((part) => part.name === name)), ...more]);
}

/** A paragraph, in a style such as `heading 1` if there is one. */
export function paragraph(text: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${styleId(style)}"/></w:pPr>` : "";
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** An item of a list at a level from 0. */
export function item(text: string, level: number, isNumbered = false): string {
  const numbering = `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${isNumbered ? 2 : 1}"/></w:numPr>`;
  return `<w:p><w:pPr>${numbering}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const lines = rows.map(
    (cells) => `<w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join("")}</w:tr>`,
  );
  return `<w:tbl>${lines.join("")}</w:tbl>`;
}

function styleId(name: string): string {
  return name.replaceAll(" ", "").replace(/^h/, "H");
}
