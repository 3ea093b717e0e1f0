import { Bone, HeaderSkeleton, PageSkeleton } from "@/components/patterns/skeletons";

export default function BotsLoading() {
  return (
    <PageSkeleton>
      <HeaderSkeleton hasCrumbs />
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        <Bone className="h-36" />
        <Bone className="h-36" />
        <Bone className="h-36" />
      </div>
    </PageSkeleton>
  );
}
