import type { ReactNode } from "react";

/** The space a page has: as wide as it reads well. Tables and cards fold by this width, not by the window's. */
export function Page({ children, isNarrow = false }: { children: ReactNode; isNarrow?: boolean }) {
  return (
    <div className="@container mx-auto w-full px-4 py-6 sm:px-8 sm:py-8">
      <div className={`mx-auto w-full ${isNarrow ? "max-w-3xl" : "max-w-6xl"}`}>{children}</div>
    </div>
  );
}
