import { Bone, HeaderSkeleton, PageSkeleton } from "@/components/patterns/skeletons";

export default function WidgetLoading() {
  return (
    <PageSkeleton>
      <HeaderSkeleton hasCrumbs />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex flex-col gap-4">
          <Bone className="h-48 w-full rounded-xl" />
          <Bone className="h-40 w-full rounded-xl" />
          <Bone className="h-40 w-full rounded-xl" />
        </div>
        <Bone className="hidden h-[38rem] w-full rounded-xl xl:block" />
      </div>
    </PageSkeleton>
  );
}
