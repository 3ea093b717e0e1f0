/** Says on every page that nobody signs in here. As high as `--bar`, which pages take off their own height. */
export function SingleUserBar() {
  return (
    <p className="sticky top-0 z-20 flex h-(--bar) items-center justify-center border-border border-b bg-surface-secondary px-4 text-muted text-xs">
      <span className="truncate">Single-user mode: whoever uses this machine is the owner.</span>
    </p>
  );
}
