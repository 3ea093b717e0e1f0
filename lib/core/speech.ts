/** An answer to be read out: its words without numbers and signs. */
export function toSpeech(markdown: string): string {
  return markdown
    .replace(/^ {0,3}(?:```|~~~).*$/gm, "")
    .replace(/(?<!\\)\s*\[\d{1,3}\](?!\()/g, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\|?(?:\s*:?-+:?\s*\|)+.*)(?=\s|$)/gm, "")
    .replace(/\\(?=\[)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[*`|~]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
