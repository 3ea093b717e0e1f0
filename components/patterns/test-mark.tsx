/** Beside what is said of payments, where no money moves. */
export function TestMark() {
  return (
    <span className="whitespace-nowrap rounded-full bg-default px-2 py-0.5 font-medium text-muted text-xs">
      Test mode
    </span>
  );
}
