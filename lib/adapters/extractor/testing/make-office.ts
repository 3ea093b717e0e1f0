import { makeZip, type ZipPart } from "./make-zip";

const KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The file that says what a part refers to: ids with the last word of their kind and their target. */
export function relations(
  part: string,
  ...all: readonly [id: string, kind: string, target: string][]
): ZipPart {
  const [, folder = "", name = ""] = /^(.*\/)?([^/]+)$/.exec(part) ?? [];
  const lines = all.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${KINDS}/${kind}" Target="${target}"/>`,
  );
  return {
    name: `${folder}_rels/${name}.rels`,
    content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join("")}</Relationships>`,
  };
}

export type Slide = { shapes: string; notes?: string; isHidden?: boolean; more?: readonly ZipPart[] };

/** A presentation of PowerPoint whose slides hold these shapes, listed in the file the other way round. */
export function makePptx(slides: readonly Slide[]): Uint8Array {
  const ids = slides.map((_, index) => `r${index}`);
  return makeZip([
    {
      name: "ppt/presentation.xml",
      content: `<p:presentation><p:sldIdLst>${ids.map((id) => `<p:sldId r:id="${id}"/>`).join("")}</p:sldIdLst></p:presentation>`,
    },
    relations(
      "ppt/presentation.xml",
      ...ids.map((id, index): [string, string, string] => [
        id,
        "slide",
        `slides/slide${ids.length - index}.xml`,
      ]),
    ),
    ...slides.flatMap(({ shapes, notes, isHidden, more = [] }, index): ZipPart[] => {
      const name = `ppt/slides/slide${ids.length - index}.xml`;
      const show = isHidden ? ' show="0"' : "";
      const note = `ppt/notesSlides/note${index}.xml`;
      return [
        { name, content: `<p:sld${show}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>` },
        relations(
          name,
          ["n", "notesSlide", `../notesSlides/note${index}.xml`],
          ["c", "chart", "../charts/chart1.xml"],
        ),
        ...(notes
          ? [{ name: note, content: `<p:notes>${shape("body", notes)}${shape("sldNum", "7")}</p:notes>` }]
          : []),
        ...more,
      ];
    }),
  ]);
}

/** A shape with a paragraph for each text; `properties` are those of every paragraph. */
export function shape(placeholder: string, text: string | readonly string[], properties = ""): string {
  const role = placeholder && `<p:nvSpPr><p:nvPr><p:ph type="${placeholder}"/></p:nvPr></p:nvSpPr>`;
  const lines = [text].flat().map((line) => `<a:p>${properties}<a:r><a:t>${line}</a:t></a:r></a:p>`);
  return `<p:sp>${role}<p:txBody>${lines.join("")}</p:txBody></p:sp>`;
}

/** A file of OpenDocument: `text` or `presentation`, around the XML of its body and its styles. */
export function makeOpenDocument(
  kind: "text" | "presentation",
  body: string,
  styles = "",
  more: ZipPart[] = [],
) {
  return makeZip([
    { name: "mimetype", content: `application/vnd.oasis.opendocument.${kind}` },
    {
      name: "content.xml",
      content: `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    },
    ...more,
  ]);
}
