const STEPS: Record<string, string> = {
  fetching: "Fetching the page",
  reading: "Reading the document",
  embedding: "Embedding its passages",
  indexing: "Indexing its passages",
  asking: "Asking its questions",
  erasing: "Clearing it away",
};

/** What a job does right now, in words; null while it only waits. A step that is new here is shown as it is named. */
export function jobStepLabel(step: string | null): string | null {
  return step === null ? null : (STEPS[step] ?? step);
}
