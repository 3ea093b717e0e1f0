import { Bone, HeaderSkeleton, PageSkeleton, TableSkeleton } from "@/components/patterns/skeletons";

export default function HomeLoading() {
  return (
    <PageSkeleton>
      <HeaderSkeleton />
      <div className="flex flex-col gap-8">
        <Bone className="h-40 w-full" />
        <Bone className="h-20 w-full" />
        <TableSkeleton />
      </div>
    </PageSkeleton>
  );
}
