"use client";

import { Button, Dropdown, Label } from "@heroui/react";
import {
  Bot,
  CalendarClock,
  EllipsisVertical,
  FileUp,
  Gauge,
  Pencil,
  RefreshCw,
  RotateCw,
  Scissors,
  Square,
  Tags,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { SourceDto } from "@/lib/schemas/source";
import type { BotName } from "./bot-choice";
import { ChangeBots } from "./change-bots";
import { CutSource } from "./cut-source";
import { DeleteSource } from "./delete-source";
import { ImportMetadata } from "./import-metadata";
import { LimitSource } from "./limit-source";
import { NoteSource } from "./note-source";
import { RenameSource } from "./rename-source";
import { ScheduleSource } from "./schedule-source";
import { hasOrigin, isWorking, retryLabel } from "./source-facts";

type SourceActionsProps = { source: SourceDto; bots: readonly BotName[] };

const ITEMS = [
  { id: "rename", label: "Rename…", icon: Pencil },
  { id: "bots", label: "Change bots…", icon: Bot },
  { id: "schedule", label: "Schedule…", icon: CalendarClock },
  { id: "limits", label: "Limits and parts…", icon: Gauge },
  { id: "passages", label: "Passages…", icon: Scissors },
  { id: "notes", label: "Metadata…", icon: Tags },
  { id: "import", label: "Metadata from a CSV file…", icon: FileUp },
  { id: "delete", label: "Delete…", icon: Trash2 },
] as const;

/** What can be done with a source: what its state asks for as buttons, the rest in a menu. */
export function SourceActions({ source, bots }: SourceActionsProps) {
  const { can } = useTenant();
  const [asked, setAsked] = useState<string | null>(null);
  if (!can("sources:write")) return null;
  const dialog = (id: (typeof ITEMS)[number]["id"]) => ({
    source,
    isOpen: asked === id,
    onOpenChange: (isOpen: boolean) => setAsked(isOpen ? id : null),
  });
  return (
    <>
      <WorkButtons source={source} />
      <Dropdown>
        <Button variant="secondary" isIconOnly aria-label="More to do with this source">
          <EllipsisVertical aria-hidden="true" />
        </Button>
        <Dropdown.Popover placement="bottom end">
          <Dropdown.Menu aria-label="More to do with this source" onAction={(id) => setAsked(String(id))}>
            {ITEMS.filter(({ id }) => isOffered(id, source)).map(({ id, label, icon: Icon }) => (
              <Dropdown.Item
                key={id}
                id={id}
                textValue={label}
                variant={id === "delete" ? "danger" : undefined}
              >
                <Icon className="size-4" aria-hidden="true" />
                <Label className={id === "delete" ? "text-danger-soft-foreground" : ""}>{label}</Label>
              </Dropdown.Item>
            ))}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <RenameSource {...dialog("rename")} />
      <ChangeBots {...dialog("bots")} bots={bots} />
      <ScheduleSource {...dialog("schedule")} />
      <LimitSource {...dialog("limits")} />
      <CutSource {...dialog("passages")} />
      <NoteSource {...dialog("notes")} />
      <ImportMetadata {...dialog("import")} />
      <DeleteSource {...dialog("delete")} bots={bots} />
    </>
  );
}

function isOffered(id: (typeof ITEMS)[number]["id"], source: SourceDto): boolean {
  if (id === "schedule") return hasOrigin(source);
  return id !== "limits" || source.site !== null;
}

function WorkButtons({ source }: { source: SourceDto }) {
  const { api } = useTenant();
  const path = `/sources/${source.id}`;
  const cancel = useMutation(() => api.post(`${path}/cancel`, SourceDto), {
    done: "Stopped. What is ready stays.",
  });
  const retry = useMutation(() => api.post(`${path}/retry`, SourceDto));
  const sync = useMutation(() => api.post(`${path}/sync`, SourceDto), {
    done: "Its origin is looked at. What did not change stays as it is.",
  });
  const label = retryLabel(source);
  if (isWorking(source)) {
    return (
      <Button variant="secondary" isPending={cancel.isPending} onPress={() => cancel.run()}>
        <Square aria-hidden="true" />
        Cancel
      </Button>
    );
  }
  return (
    <>
      {label && (
        <Button variant="primary" isPending={retry.isPending} onPress={() => retry.run()}>
          <RotateCw aria-hidden="true" />
          {label}
        </Button>
      )}
      {hasOrigin(source) && (
        <Button variant="secondary" isPending={sync.isPending} onPress={() => sync.run()}>
          <RefreshCw aria-hidden="true" />
          Sync again
        </Button>
      )}
    </>
  );
}
