import { PanelBones } from "@/components/documents/panel-bones";

export default function PanelLoading() {
  return <PanelBones />;
}
