import { HeaderSkeleton, PageSkeleton, TableSkeleton } from "@/components/patterns/skeletons";

export default function TokensLoading() {
  return (
    <PageSkeleton>
      <HeaderSkeleton hasCrumbs />
      <TableSkeleton />
    </PageSkeleton>
  );
}
