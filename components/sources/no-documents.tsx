import { FileX2, ScanSearch, SearchX } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { EmptyState } from "@/components/patterns/empty-state";
import { sourcePath } from "./source-paths";

type NoDocumentsProps = { tenant: string; sourceId: string; isFiltered: boolean; isWorking: boolean };

/** In place of the documents, when there are none to show. */
export function NoDocuments({ tenant, sourceId, isFiltered, isWorking }: NoDocumentsProps) {
  if (isWorking && !isFiltered) {
    return (
      <EmptyState icon={ScanSearch} title="Pages are being found">
        Each is listed here as soon as it has arrived.
      </EmptyState>
    );
  }
  return isFiltered ? (
    <EmptyState
      icon={SearchX}
      title="No document is like that"
      action={<ButtonLink href={sourcePath(tenant, sourceId)}>Show all documents</ButtonLink>}
    >
      Choose another state, or look at all of them.
    </EmptyState>
  ) : (
    <EmptyState icon={FileX2} title="There is no document in it">
      None was taken in, or all of them are gone. Look at it again, or delete the source too.
    </EmptyState>
  );
}
