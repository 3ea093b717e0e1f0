import { writeFileSync } from "node:fs";
import path from "node:path";
import { PDFDocument, type PDFPage, StandardFonts } from "pdf-lib";
import { writer } from "./documents";

const [WIDTH, HEIGHT, MARGIN, SIZE, LEADING] = [595, 842, 56, 10, 13];
const PAGES = [1, 4, 12, 40];

/** PDFs that nobody wrote, of a page up to many, in one column and in two; the same on every run. */
export async function makePdfs(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const pages of PAGES) {
    for (const columns of [1, 2]) {
      const file = path.join(folder, `${pages}-pages-${columns}-columns.pdf`);
      writeFileSync(file, await makePdf(pages, columns));
      files.push(file);
    }
  }
  return files;
}

async function makePdf(pages: number, columns: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const bold = await pdf.embedFont(StandardFonts.TimesRomanBold);
  const columnWidth = (WIDTH - MARGIN * (columns + 1)) / columns;
  const lines = Math.floor((HEIGHT - 2 * MARGIN) / LEADING) - 2;
  const words = writer(pages * columns)
    .text(pages * 8)
    .replaceAll(/[#\n]+/g, " ")
    .split(" ")
    .filter(Boolean);
  const nextLine = () => {
    let line = words.shift() ?? "";
    while (words[0] && font.widthOfTextAtSize(`${line} ${words[0]}`, SIZE) <= columnWidth)
      line += ` ${words.shift()}`;
    return line;
  };
  for (let number = 1; number <= pages; number++) {
    const page: PDFPage = pdf.addPage([WIDTH, HEIGHT]);
    page.drawText(`Part ${number} of the report`, { x: MARGIN, y: HEIGHT - MARGIN, size: 16, font: bold });
    for (let column = 0; column < columns; column++) {
      for (let line = 1; line <= lines; line++) {
        const x = MARGIN + column * (columnWidth + MARGIN);
        page.drawText(nextLine(), { x, y: HEIGHT - MARGIN - LEADING * (line + 1), size: SIZE, font });
      }
    }
  }
  return pdf.save();
}
