import { Bone, HeaderSkeleton, PageSkeleton, TableSkeleton } from "@/components/patterns/skeletons";

export default function SourcesLoading() {
  return (
    <PageSkeleton>
      <HeaderSkeleton hasCrumbs />
      <Bone className="mb-4 h-9 w-full max-w-2xl" />
      <TableSkeleton rows={8} />
    </PageSkeleton>
  );
}
