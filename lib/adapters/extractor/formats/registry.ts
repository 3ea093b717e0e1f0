import { asciidoc } from "./asciidoc";
import { csv } from "./csv";
import { docx } from "./docx";
import { epub } from "./epub";
import type { Format } from "./format";
import { html } from "./html";
import { json } from "./json";
import { markdown } from "./markdown";
import { pdf } from "./pdf";
import { plainText } from "./plain-text";
import { rst } from "./rst";
import { rtf } from "./rtf";
import { subtitles } from "./subtitles";
import { xml } from "./xml";

/** Every format that is read. The first that matches wins: binary formats, then kinds of text from strict to lax. */
export const FORMATS: readonly Format[] = [
  pdf,
  docx,
  epub,
  rtf,
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
