const CHARACTERS_PER_TOKEN = 4;
const TOKENS_PER_CHUNK = 260;

/** How many bytes of a file come to one token, roughly: text is text, the others hold pictures and markup too. */
const BYTES_PER_TOKEN: Record<string, number> = {
  pdf: 100,
  docx: 25,
  pptx: 150,
  xlsx: 15,
  odt: 25,
  epub: 25,
  html: 12,
  htm: 12,
};
const OF_TEXT = 4;

export type Estimate = { tokens: number; chunks: number };

/** What text of so many characters in so many documents comes to. */
export function estimateText(characters: number, documents: number): Estimate {
  return toEstimate(characters / CHARACTERS_PER_TOKEN, documents);
}

export function estimateFiles(files: readonly { name: string; bytes: number }[]): Estimate {
  const tokens = files.map(({ name, bytes }) => {
    const extension = name.split(".").at(-1)?.toLowerCase() ?? "";
    return bytes / (BYTES_PER_TOKEN[extension] ?? OF_TEXT);
  });
  return toEstimate(
    tokens.reduce((sum, some) => sum + some, 0),
    files.length,
  );
}

function toEstimate(tokens: number, documents: number): Estimate {
  return { tokens: Math.round(tokens), chunks: Math.max(documents, Math.round(tokens / TOKENS_PER_CHUNK)) };
}
