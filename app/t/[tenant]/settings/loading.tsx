import { Bone, HeaderSkeleton, PageSkeleton } from "@/components/patterns/skeletons";

export default function SettingsLoading() {
  return (
    <PageSkeleton>
      <div className="mx-auto flex max-w-3xl flex-col gap-8">
        <HeaderSkeleton hasCrumbs />
        <Bone className="h-36 w-full" />
        <Bone className="h-52 w-full" />
        <Bone className="h-52 w-full" />
        <Bone className="h-40 w-full" />
      </div>
    </PageSkeleton>
  );
}
