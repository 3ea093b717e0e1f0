import { asciidoc } from "./asciidoc";
import { csv } from "./csv";
import { doc } from "./doc";
import { docx } from "./docx";
import { eml } from "./eml";
import { epub } from "./epub";
import type { Format } from "./format";
import { html } from "./html";
import { json } from "./json";
import { markdown } from "./markdown";
import { msg } from "./msg";
import { openDocumentSlides } from "./opendocument-slides";
import { openDocumentText } from "./opendocument-text";
import { pdf } from "./pdf";
import { plainText } from "./plain-text";
import { pptx } from "./pptx";
import { rst } from "./rst";
import { rtf } from "./rtf";
import { spreadsheet } from "./spreadsheet";
import { subtitles } from "./subtitles";
import { xml } from "./xml";
import { zip } from "./zip";

/** Every format that is read. The first that matches wins: binary formats, then kinds of text from strict to lax. */
export const FORMATS: readonly Format[] = [
  pdf,
  docx,
  doc,
  pptx,
  spreadsheet,
  openDocumentText,
  openDocumentSlides,
  epub,
  rtf,
  msg,
  zip,
  eml,
  html,
  markdown,
  rst,
  asciidoc,
  csv,
  json,
  xml,
  subtitles,
  plainText,
];
