import { FileX2, SearchX } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { EmptyState } from "@/components/patterns/empty-state";
import { sourcePath } from "./source-paths";

type NoDocumentsProps = { tenant: string; sourceId: string; isFiltered: boolean };

/** In place of the documents, when there are none to show. */
export function NoDocuments({ tenant, sourceId, isFiltered }: NoDocumentsProps) {
  return isFiltered ? (
    <EmptyState
      icon={SearchX}
      title="No document is like that"
      action={<ButtonLink href={sourcePath(tenant, sourceId)}>Show all documents</ButtonLink>}
    >
      Choose another state, or look at all of them.
    </EmptyState>
  ) : (
    <EmptyState icon={FileX2} title="There is no document in it any more">
      All of them were deleted. Delete the source too, or add a new one.
    </EmptyState>
  );
}
