const HIDDEN_CHARACTERS = /\p{Cc}|\p{Cf}/gu;
const MAX_LENGTH = 255;

/** The last part of a path, without control characters: shown and offered for download, never used as a path. */
export function safeFileName(path: string): string {
  return partsOf(path).at(-1)?.slice(0, MAX_LENGTH) ?? "file";
}

/** What a file is called when its ending is left out. */
export function titleOfFile(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,8}$/, "") || fileName;
}

/** The title of a file in an archive: its folders stay, since they often say what it is about. */
export function titleOfPath(path: string): string {
  return titleOfFile(partsOf(path).join("/")).slice(-MAX_LENGTH) || "file";
}

/** Without `..` and the like, which say nothing to people. */
function partsOf(path: string): string[] {
  return path
    .toWellFormed()
    .split(/[\\/]/)
    .map((part) => part.replace(HIDDEN_CHARACTERS, "").trim())
    .filter((part) => part !== "" && part !== "." && part !== "..");
}
