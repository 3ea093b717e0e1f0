import { statusLabel } from "@/components/patterns/status-badge";
import { UrlFilter } from "@/components/patterns/url-filter";
import { DOCUMENT_STATUSES } from "@/lib/schemas/source";

const OPTIONS = DOCUMENT_STATUSES.map((status) => ({ value: status, label: statusLabel(status) }));

/** Which of a source's documents are shown; kept in the address. */
export function DocumentFilter() {
  return <UrlFilter name="status" label="State" all="All states" options={OPTIONS} />;
}
