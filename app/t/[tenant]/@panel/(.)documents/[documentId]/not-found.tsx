import { SearchX } from "lucide-react";
import { PanelMessage } from "@/components/documents/panel-message";
import { EmptyState } from "@/components/patterns/empty-state";

export default function NoSuchDocument() {
  return (
    <PanelMessage>
      <EmptyState icon={SearchX} title="This document is not here any more">
        It was deleted, or it never was in this team.
      </EmptyState>
    </PanelMessage>
  );
}
