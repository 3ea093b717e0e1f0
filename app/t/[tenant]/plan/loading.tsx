import { HeaderSkeleton, PageSkeleton, TableSkeleton } from "@/components/patterns/skeletons";

export default function PlanLoading() {
  return (
    <PageSkeleton>
      <HeaderSkeleton hasCrumbs />
      <TableSkeleton />
    </PageSkeleton>
  );
}
