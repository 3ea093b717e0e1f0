import { csv } from "./csv";
import { docx } from "./docx";
import { eml } from "./eml";
import type { Format } from "./format";
import { html } from "./html";
import { markdown } from "./markdown";
import { msg } from "./msg";
import { pdf } from "./pdf";
import { plainText } from "./plain-text";
import { subtitles } from "./subtitles";
import { zip } from "./zip";

/** Every format that is read. The first that matches wins: binary formats, then kinds of text from strict to lax. */
export const FORMATS: readonly Format[] = [
  pdf,
  docx,
  msg,
  zip,
  eml,
  html,
  markdown,
  csv,
  subtitles,
  plainText,
];
