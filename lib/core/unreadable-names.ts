/** Endings of files that hold no text that we read, whatever is in them: pictures, sound, video, programs, packed files. */
export const UNREADABLE: ReadonlySet<string> = new Set(
  (
    "7z aac apk avi avif bin bmp bz2 class com dll dmg dotx eot exe flac gif gz heic ico iso jar jpeg jpg key m4a m4v mkv " +
    "mov mp3 mp4 mpeg mpg msi numbers ogg otf pages png ppt ps psd rar so sqlite svg tar tgz tif tiff ttf wasm wav " +
    "webm webp wmv woff woff2 xz zst"
  ).split(" "),
);

/** The ending of a file that its name alone tells to be none that is read; null when it may be one. */
export function unreadableEnding(name: string): string | null {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return UNREADABLE.has(ending) ? ending : null;
}
