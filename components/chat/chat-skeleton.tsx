import { Bone } from "@/components/patterns/skeletons";

/** The chat before its conversation is there. */
export function ChatSkeleton() {
  return (
    <div className="flex min-h-0 flex-1 flex-col" aria-busy="true">
      <span className="sr-only" role="status">
        Loading
      </span>
      <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col gap-6 overflow-hidden px-4 py-6 sm:px-6">
        <Bone className="ms-auto h-11 w-2/5 rounded-2xl" />
        <div className="flex flex-col gap-2">
          <Bone className="h-4 w-full" />
          <Bone className="h-4 w-11/12" />
          <Bone className="h-4 w-3/5" />
        </div>
        <Bone className="ms-auto h-11 w-1/2 rounded-2xl" />
        <div className="flex flex-col gap-2">
          <Bone className="h-4 w-full" />
          <Bone className="h-4 w-4/5" />
        </div>
      </div>
      <div className="shrink-0 border-border border-t px-4 pt-3 pb-8 sm:px-6">
        <Bone className="mx-auto h-12 w-full max-w-3xl rounded-2xl" />
      </div>
    </div>
  );
}
