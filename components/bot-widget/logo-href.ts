import { API } from "@/lib/client/api";

/** Where a bot's logo is for its team; a new picture has a new address, so that none is shown from before. */
export function logoHref(tenant: string, botId: string, updatedAt: string): string {
  const query = new URLSearchParams({ tenant, at: updatedAt });
  return `${API}/bots/${botId}/logo?${query}`;
}
