import { Bone } from "@/components/patterns/skeletons";

export default function AccountLoading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-8">
      <span className="sr-only" role="status">
        Loading
      </span>
      {["first", "second", "third"].map((key) => (
        <div key={key}>
          <Bone className="mb-3 h-5 w-40" />
          <Bone className="h-28 w-full rounded-xl" />
        </div>
      ))}
    </div>
  );
}
