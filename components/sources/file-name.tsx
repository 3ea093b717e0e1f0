/** A name on one line, cut at its end, whichever way its script runs; all of it on hover. */
export function FileName({ name, className = "" }: { name: string; className?: string }) {
  return (
    <span className="block min-w-0">
      <span dir="auto" title={name} className={`inline-block max-w-full truncate align-bottom ${className}`}>
        {name}
      </span>
    </span>
  );
}
