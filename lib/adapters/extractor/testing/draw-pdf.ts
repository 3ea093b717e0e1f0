import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "pdf-lib";

export type Text = {
  text: string;
  x: number;
  y: number;
  size?: number;
  font?: "plain" | "bold" | "mono";
  isWhite?: boolean;
};

/** A PDF with these texts on its pages, drawn in their order; `y` counts up from the bottom of 800 points. */
export async function drawPdf(pages: readonly (readonly Text[])[], title?: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  if (title !== undefined) document.setTitle(title);
  const fonts: Record<string, PDFFont> = {
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
    mono: await document.embedFont(StandardFonts.Courier),
  };
  for (const texts of pages) {
    const page: PDFPage = document.addPage([600, 800]);
    for (const { text, x, y, size = 11, font = "plain", isWhite } of texts) {
      page.drawText(text, { x, y, size, font: fonts[font], color: isWhite ? rgb(1, 1, 1) : rgb(0, 0, 0) });
    }
  }
  return document.save();
}

/** Lines below each other. */
export function lines(texts: readonly string[], from: Omit<Text, "text">, leading = 14): Text[] {
  return texts.map((text, index) => ({ ...from, text, y: from.y - index * leading }));
}
