import { asciidoc } from "./asciidoc";
import { csv } from "./csv";
import { docx } from "./docx";
import { eml } from "./eml";
import { epub } from "./epub";
import type { Format } from "./format";
import { html } from "./html";
import { json } from "./json";
import { markdown } from "./markdown";
import { msg } from "./msg";
import { pdf } from "./pdf";
import { plainText } from "./plain-text";
import { rst } from "./rst";
import { rtf } from "./rtf";
import { subtitles } from "./subtitles";
import { xml } from "./xml";
import { zip } from "./zip";

/** Every format that is read. The first that matches wins: binary formats, then kinds of text from strict to lax. */
export const FORMATS: readonly Format[] = [
  pdf,
  docx,
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
