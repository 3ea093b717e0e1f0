import { HeaderSkeleton, PageSkeleton, TableSkeleton } from "@/components/patterns/skeletons";

export default function JobsLoading() {
  return (
    <PageSkeleton>
      <HeaderSkeleton hasCrumbs />
      <TableSkeleton />
    </PageSkeleton>
  );
}
