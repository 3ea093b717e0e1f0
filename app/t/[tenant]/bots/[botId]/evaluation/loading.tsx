import { HeaderSkeleton, PageSkeleton, TableSkeleton } from "@/components/patterns/skeletons";

export default function EvaluationLoading() {
  return (
    <PageSkeleton>
      <HeaderSkeleton hasCrumbs />
      <TableSkeleton />
    </PageSkeleton>
  );
}
