import { isId } from "@/lib/core/ids";
import type { AuditEventDto } from "@/lib/schemas/audit";
import { inWords } from "./differences";

export type Target = { label: string; href: string | null };
type Event = Pick<AuditEventDto, "action" | "targetId" | "targetName" | "before" | "after">;

/** Kinds of things with a page in the team, below `/t/<team>`. */
const PLACES = [
  { kind: "bot", word: "Bot", path: (id: string) => `/bots/${id}/settings` },
  { kind: "source", word: "Source", path: (id: string) => `/sources/${id}` },
  { kind: "document", word: "Document", path: (id: string) => `/documents/${id}` },
  { kind: "user", word: "Person", path: () => "/members" },
  { kind: "invitation", word: "Invitation", path: () => "/members" },
  { kind: "connection", word: "Connection", path: () => "/connections" },
  { kind: "token", word: "API token", path: () => "/tokens" },
  { kind: "export", word: "Export", path: () => "/settings" },
  // Its page is below a bot that the event need not name.
  { kind: "evaluation", word: "Set of questions", path: null },
  // A team may be another than this one: who makes a second team is noted in both.
  { kind: "tenant", word: "Team", path: null },
] as const;

/** What was acted on: by its name if the event tells one, with the way there if it can still be there. */
export function targetOf(event: Event, home: string | null): Target | null {
  const { action, targetId: id } = event;
  if (id === null) return null;
  const place = PLACES.find(({ kind }) => isId(kind, id));
  const isGone = /\.(remove|erased?|revoke|leave)$/.test(action);
  const label = event.targetName ?? nameIn(event.after) ?? nameIn(event.before) ?? place?.word ?? inWords(id);
  return { label, href: home && place?.path && !isGone ? home + place.path(id) : null };
}

function nameIn(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  const { name, title } = value as { name?: unknown; title?: unknown };
  if (typeof name === "string" && name) return name;
  return typeof title === "string" && title ? title : null;
}
