import { Bone } from "@/components/patterns/skeletons";
import { PanelClose } from "./panel-context";
import { TextBones } from "./text-pane";

/** What the panel looks like before its document is there. */
export function PanelBones() {
  return (
    <div aria-busy="true">
      <div className="flex items-start gap-3 border-border border-b px-4 py-3 sm:px-6 lg:py-4">
        <div className="min-w-0 flex-1">
          <Bone className="h-5 w-2/3" />
          <Bone className="mt-2 h-3 w-1/3" />
        </div>
        <PanelClose />
      </div>
      <TextBones />
    </div>
  );
}
