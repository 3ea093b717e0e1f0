import type { ReactNode } from "react";

/** One small form in the middle of the page. */
export function AuthCard({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="w-full max-w-sm">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      {lead && <div className="mt-2 text-muted">{lead}</div>}
      {children && <div className="mt-6 flex flex-col gap-4">{children}</div>}
    </div>
  );
}

/** Under a form: where else one may want to go. */
export function AuthNote({ children }: { children: ReactNode }) {
  return <p className="mt-2 text-muted">{children}</p>;
}
