import { Bone, HeaderSkeleton, PageSkeleton, TableSkeleton } from "@/components/patterns/skeletons";

export default function SourceLoading() {
  return (
    <PageSkeleton>
      <HeaderSkeleton hasCrumbs />
      <Bone className="mb-6 h-24 w-full" />
      <TableSkeleton />
    </PageSkeleton>
  );
}
