import { drawPdf, lines } from "@/lib/adapters/extractor/testing/draw-pdf";

const TOPICS = "harbour lantern anchor compass rope tide gallery keeper storm signal".split(" ");

/** Of page n of `guide()`; no other page says it. */
export const factOn = (page: number) =>
  `The ${TOPICS[page % TOPICS.length]} register number ${page * 37} was signed by inspector Quill${page}.`;

/** Twenty pages, each with a fact of its own. */
export async function guide(): Promise<File> {
  const pages = Array.from({ length: 20 }, (_, index) => {
    const page = index + 1;
    const filler = Array.from(
      { length: 6 },
      (_, line) => `Paragraph ${line + 1} of page ${page} tells how the light is kept in order at night.`,
    );
    return [
      { text: `Chapter ${page}`, x: 60, y: 740, size: 18, font: "bold" as const },
      ...lines([factOn(page), ...filler], { x: 60, y: 700 }),
    ];
  });
  return new File([Buffer.from(await drawPdf(pages, "Keeper's guide"))], "guide.pdf", {
    type: "application/pdf",
  });
}
