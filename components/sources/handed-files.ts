let handed: File[] = [];

/** Keeps files on the way from the page they were dropped on to the page that sends them. Browser only. */
export function handOver(files: readonly File[]): void {
  handed = [...files];
}

/** Gives what was handed over, once. */
export function takeHanded(): File[] {
  const files = handed;
  handed = [];
  return files;
}
