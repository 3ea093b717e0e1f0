import type { AuditEventDto } from "@/lib/schemas/audit";

const OTHERS: Record<string, string> = { system: "MiniRAG", nobody: "Somebody unknown" };

/** Who did it, and what kind of caller that is. */
export function AuditActor({ actor: { type, id, name } }: { actor: AuditEventDto["actor"] }) {
  const kind = type === "token" ? "API token" : type === "operator" ? "Operator" : null;
  return (
    <span className="inline-flex max-w-44 flex-col align-top" title={id ?? undefined}>
      <span dir="auto" className="truncate">
        {name ?? OTHERS[type] ?? "Somebody who is gone"}
      </span>
      {kind && <span className="text-muted text-xs">{kind}</span>}
    </span>
  );
}
