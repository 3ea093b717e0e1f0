/** Two passages and the mark that one of them is cited. */
export function LogoMark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true">
      <rect width="24" height="24" rx="6" className="fill-foreground" />
      <path
        d="M6.5 8h7M6.5 12h11M6.5 16h4.5"
        className="stroke-background"
        strokeWidth="1.9"
        strokeLinecap="round"
        fill="none"
      />
      <circle cx="16.6" cy="7.9" r="2.1" fill="oklch(0.86 0.16 92)" />
    </svg>
  );
}

export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-[0.9375rem] text-foreground tracking-tight">
      <LogoMark />
      MiniRAG
    </span>
  );
}
