import { API } from "@/lib/client/api";
import type { BotId } from "@/lib/core/ids";
import { CONTACT_KINDS, type ContactFilter } from "@/lib/schemas/contact";
import type { ExportFormat } from "@/lib/schemas/conversation";

/** What the address of the list asks for. */
export type ContactsAddress = Partial<Record<"botId" | "kind" | "search", string>>;

/** The same for the API; what it would not know is left out, but for a bot, which then has none. */
export function toContactFilter({ botId, kind, search = "" }: ContactsAddress): ContactFilter {
  const known = CONTACT_KINDS.find((value) => value === kind);
  return {
    // The query checks the id's form by itself.
    ...(botId && { botId: botId as BotId }),
    ...(known && { kind: known }),
    ...(search.trim() && { search: search.slice(0, 200) }),
  };
}

/** The contacts as a file, as they are filtered; a link can send no header, so the tenant is in the query. */
export function contactsHref(tenant: string, format: ExportFormat, filter: ContactFilter): string {
  return `${API}/contacts/export?${new URLSearchParams({ tenant, format, ...filter })}`;
}
