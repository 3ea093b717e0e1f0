import { Bone } from "@/components/patterns/skeletons";

/** With it the frame of the page is there before it is known whether there is such a receipt. */
export default function ReceiptLoading() {
  return (
    <div aria-busy="true" className="flex w-full max-w-sm flex-col gap-4">
      <span className="sr-only" role="status">
        Loading
      </span>
      <Bone className="h-8 w-56" />
      <Bone className="h-28 w-full" />
    </div>
  );
}
