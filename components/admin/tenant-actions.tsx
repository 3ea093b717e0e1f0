"use client";

import { Dropdown } from "@heroui/react";
import { Ellipsis, Gauge, Pause, Play } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { personApi } from "@/lib/client/api";
import { useMutation } from "@/lib/client/use-mutation";
import { AdminTenantDto } from "@/lib/schemas/admin";
import { EditLimits } from "./edit-limits";

/** What the operator can do with a team. */
export function TenantActions({ tenant }: { tenant: AdminTenantDto }) {
  const [asked, setAsked] = useState<"limits" | "suspend" | null>(null);
  const { id, name, suspendedAt } = tenant;
  const suspend = useMutation(() => personApi.post(`/admin/tenants/${id}/suspend`, AdminTenantDto), {
    done: `${name} is suspended.`,
  });
  const resume = useMutation(() => personApi.post(`/admin/tenants/${id}/resume`, AdminTenantDto), {
    done: `${name} is open again.`,
  });

  function choose(key: unknown) {
    if (key === "resume") void resume.run();
    else setAsked(key === "limits" ? "limits" : "suspend");
  }

  return (
    <>
      <Dropdown>
        <Dropdown.Trigger
          aria-label={`What to do with ${name}`}
          className="touch touch-square inline-flex size-8 items-center justify-center rounded-lg text-muted hover:bg-default hover:text-foreground"
        >
          <Ellipsis className="size-4" aria-hidden="true" />
        </Dropdown.Trigger>
        <Dropdown.Popover placement="bottom end" className="min-w-48">
          <Dropdown.Menu aria-label={`What to do with ${name}`} onAction={choose}>
            <Dropdown.Item id="limits" textValue="Plan and limits">
              <Gauge className="size-4 text-muted" aria-hidden="true" />
              Plan and limits
            </Dropdown.Item>
            {suspendedAt ? (
              <Dropdown.Item id="resume" textValue="Open it again">
                <Play className="size-4 text-muted" aria-hidden="true" />
                Open it again
              </Dropdown.Item>
            ) : (
              <Dropdown.Item id="suspend" textValue="Suspend" variant="danger">
                <Pause className="size-4" aria-hidden="true" />
                Suspend
              </Dropdown.Item>
            )}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <EditLimits
        tenant={tenant}
        isOpen={asked === "limits"}
        onOpenChange={(isOpen) => setAsked(isOpen ? "limits" : null)}
      />
      <ConfirmDialog
        title={`Suspend ${name}?`}
        action="Suspend"
        cancel="Cancel"
        isOpen={asked === "suspend"}
        onOpenChange={(isOpen) => setAsked(isOpen ? "suspend" : null)}
        onConfirm={() => suspend.run()}
      >
        <p>
          Nobody in the team gets in, its tokens are refused, and its bots answer nobody, all at once. Nothing
          is lost: you can open it again at any time. Both are written into the log of the team.
        </p>
      </ConfirmDialog>
    </>
  );
}
