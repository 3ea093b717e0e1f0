/** On what came with the product. */
export function SampleBadge() {
  return (
    <span className="inline-flex h-5 shrink-0 items-center rounded-full border border-border px-2 text-muted text-xs">
      Sample
    </span>
  );
}
