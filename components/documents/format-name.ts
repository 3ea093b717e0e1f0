import type { DocumentDto } from "@/lib/schemas/source";

const BY_EXTENSION: Record<string, string> = {
  pdf: "PDF",
  docx: "Word document",
  doc: "Word document",
  odt: "OpenDocument text",
  rtf: "Rich text",
  pptx: "PowerPoint slides",
  odp: "OpenDocument slides",
  xlsx: "Excel workbook",
  xlsm: "Excel workbook",
  xls: "Excel workbook",
  ods: "OpenDocument sheets",
  csv: "CSV table",
  epub: "E-book",
  json: "JSON data",
  xml: "XML data",
  vtt: "Subtitles",
  srt: "Subtitles",
  md: "Markdown",
  markdown: "Markdown",
  html: "HTML",
  htm: "HTML",
  txt: "Plain text",
  eml: "Mail",
  msg: "Outlook mail",
  zip: "ZIP archive",
};

const BY_TYPE: Record<string, string> = {
  "application/pdf": "PDF",
  "text/html": "Web page",
  "text/markdown": "Text",
  "text/plain": "Plain text",
};

/** What kind of document it is, in the words people use. */
export function formatName({
  fileName,
  url,
  contentType,
}: Pick<DocumentDto, "fileName" | "url" | "contentType">): string {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName ?? "")?.[1]?.toLowerCase();
  if (extension) return BY_EXTENSION[extension] ?? `${extension.toUpperCase()} file`;
  return BY_TYPE[contentType ?? ""] ?? (url === null ? "Text" : "Web page");
}
