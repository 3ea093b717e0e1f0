/** A bar where text will be. */
export function Bone({ className = "h-4 w-full" }: { className?: string }) {
  return <div className={`rounded-md bg-default motion-safe:animate-pulse ${className}`} />;
}

/** What a page looks like before it is there: the same places, so that nothing jumps. */
export function PageSkeleton({ children }: { children: React.ReactNode }) {
  return (
    <div className="mx-auto w-full px-4 py-6 sm:px-8 sm:py-8" aria-busy="true">
      <div className="mx-auto w-full max-w-6xl">
        <span className="sr-only" role="status">
          Loading
        </span>
        {children}
      </div>
    </div>
  );
}

export function HeaderSkeleton({ hasCrumbs = false }: { hasCrumbs?: boolean }) {
  return (
    <div className="mb-6">
      {hasCrumbs && <Bone className="mb-3 h-3 w-40" />}
      <Bone className="h-8 w-56" />
      <Bone className="mt-2 h-4 w-80 max-w-full" />
    </div>
  );
}

export function TableSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className="rounded-xl border border-border bg-surface">
      <div className="h-10 border-border border-b" />
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key) => (
        <div
          key={key}
          className="flex items-center gap-4 border-separator border-b px-4 py-3.5 last:border-0"
        >
          <Bone className="h-4 flex-1" />
          <Bone className="h-5 w-20" />
          <Bone className="hidden h-4 w-24 sm:block" />
        </div>
      ))}
    </div>
  );
}
