import { Bone, HeaderSkeleton, PageSkeleton } from "@/components/patterns/skeletons";

export default function ConversationLoading() {
  return (
    <PageSkeleton>
      <div className="mx-auto max-w-3xl">
        <HeaderSkeleton hasCrumbs />
        <div className="flex flex-col gap-6">
          <Bone className="ms-auto h-11 w-2/5 rounded-2xl" />
          <Bone className="h-24 w-full" />
          <Bone className="ms-auto h-11 w-1/2 rounded-2xl" />
          <Bone className="h-32 w-full" />
        </div>
      </div>
    </PageSkeleton>
  );
}
