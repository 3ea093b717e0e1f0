import { Bone } from "@/components/patterns/skeletons";

/** For each of a bot's pages: they share their head. */
export default function BotLoading() {
  return (
    <div aria-busy="true">
      <span className="sr-only" role="status">
        Loading
      </span>
      <div className="border-border border-b px-4 pt-5 pb-3 sm:px-8 sm:pt-7">
        <Bone className="h-3 w-32" />
        <Bone className="mt-3 h-7 w-56" />
        <Bone className="mt-4 h-4 w-48" />
      </div>
      <div className="mx-auto flex max-w-3xl flex-col gap-3 px-4 py-8 sm:px-6">
        <Bone className="h-4 w-2/5" />
        <Bone className="h-4 w-full" />
        <Bone className="h-4 w-11/12" />
        <Bone className="h-4 w-3/5" />
      </div>
    </div>
  );
}
