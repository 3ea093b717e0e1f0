import { HeaderSkeleton, PageSkeleton, TableSkeleton } from "@/components/patterns/skeletons";

export default function SetLoading() {
  return (
    <PageSkeleton>
      <HeaderSkeleton hasCrumbs />
      <TableSkeleton />
    </PageSkeleton>
  );
}
