import { Bone } from "@/components/patterns/skeletons";

export default function DocumentLoading() {
  return (
    <div className="px-4 py-4 sm:px-6" aria-busy="true">
      <span className="sr-only" role="status">
        Loading
      </span>
      <Bone className="mb-3 h-3 w-40" />
      <Bone className="h-7 w-64 max-w-full" />
      <Bone className="mt-2 h-3 w-48" />
      <Bone className="mt-8 h-80 w-full max-w-prose" />
    </div>
  );
}
