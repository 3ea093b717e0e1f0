import { csv } from "./csv";
import { doc } from "./doc";
import { docx } from "./docx";
import type { Format } from "./format";
import { html } from "./html";
import { markdown } from "./markdown";
import { openDocumentSlides } from "./opendocument-slides";
import { openDocumentText } from "./opendocument-text";
import { pdf } from "./pdf";
import { plainText } from "./plain-text";
import { pptx } from "./pptx";
import { spreadsheet } from "./spreadsheet";
import { subtitles } from "./subtitles";

/** Every format that is read. The first that matches wins: binary formats, then kinds of text from strict to lax. */
export const FORMATS: readonly Format[] = [
  pdf,
  docx,
  doc,
  pptx,
  spreadsheet,
  openDocumentText,
  openDocumentSlides,
  html,
  markdown,
  csv,
  subtitles,
  plainText,
];
