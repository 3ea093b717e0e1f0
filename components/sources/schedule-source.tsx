"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { SelectInput } from "@/components/patterns/choice-fields";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useTimeZone } from "@/lib/client/time-zone";
import { useForm } from "@/lib/client/use-form";
import { SourceDto } from "@/lib/schemas/source";
import { Schedule } from "@/lib/schemas/sync";
import type { SourceDialogProps } from "./rename-source";
import { clock } from "./run-words";

const EVERY = [
  { value: "never", label: "Only by hand" },
  { value: "day", label: "Every day" },
  { value: "week", label: "Every week, on Monday" },
  { value: "month", label: "Every month, on the first" },
];
const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: clock(hour) }));

const Body = z
  .object({ every: z.string(), hour: z.coerce.number(), timeZone: Schedule.shape.timeZone })
  .transform(({ every, ...when }) => ({ schedule: every === "never" ? null : { every, ...when } }));

/** When a source is looked at again by itself. */
export function ScheduleSource(props: SourceDialogProps) {
  return (
    <Dialog title="Look again by schedule" isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <ScheduleForm {...props} />
    </Dialog>
  );
}

function ScheduleForm({ source, onOpenChange }: SourceDialogProps) {
  const { api } = useTenant();
  const router = useRouter();
  const chosen = useTimeZone();
  const [zone] = useState(() => chosen ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const { every = "never", hour = 3, timeZone = zone } = source.schedule ?? {};
  const form = useForm(Body, { every, hour: String(hour), timeZone }, async (body) => {
    await api.patch(`/sources/${source.id}`, SourceDto, body);
    notifyDone(body.schedule ? "The schedule is set." : "It is looked at by hand alone.");
    onOpenChange(false);
    router.refresh();
  });
  const isScheduled = form.values.every !== "never";
  return (
    <DialogForm form={form} action="Save">
      <SelectInput label="How often" options={EVERY} {...form.field("every")} />
      {isScheduled && (
        <>
          <SelectInput
            label="At"
            options={HOURS}
            value={String(form.values.hour)}
            onChange={form.field("hour").onChange}
          />
          <TextInput
            field={form.field("timeZone")}
            label="By the clocks of"
            autoComplete="off"
            placeholder="Europe/Berlin"
            description="A time zone. What did not change costs nothing."
          />
        </>
      )}
    </DialogForm>
  );
}
