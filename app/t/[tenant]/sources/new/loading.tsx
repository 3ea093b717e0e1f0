import { Bone, HeaderSkeleton, PageSkeleton } from "@/components/patterns/skeletons";

export default function NewSourceLoading() {
  return (
    <PageSkeleton>
      <div className="mx-auto max-w-3xl">
        <HeaderSkeleton hasCrumbs />
        <Bone className="mb-6 h-10 w-full" />
        <Bone className="h-96 w-full" />
      </div>
    </PageSkeleton>
  );
}
