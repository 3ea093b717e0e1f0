"use client";

import { useRouter } from "next/navigation";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { personApi } from "@/lib/client/api";
import { formatNumber } from "@/lib/client/format";
import { notifyDone } from "@/lib/client/notify";
import { useForm } from "@/lib/client/use-form";
import { AdminTenantDto } from "@/lib/schemas/admin";
import { isPlanId, PLANS, type RateKind } from "@/lib/schemas/plans";
import { LimitValues, toLimits, toLimitValues } from "./limit-values";

const LABELS: Record<RateKind, string> = { read: "Reading", write: "Changing", chat: "Questions to bots" };

type EditLimitsProps = { tenant: AdminTenantDto; isOpen: boolean; onOpenChange(isOpen: boolean): void };

/** How much a team may ask for within a minute, where that is not what its plan gives. */
export function EditLimits({ tenant, isOpen, onOpenChange }: EditLimitsProps) {
  return (
    <Dialog title={`Limits of ${tenant.name}`} isOpen={isOpen} onOpenChange={onOpenChange} size="sm">
      <LimitForm tenant={tenant} onSaved={() => onOpenChange(false)} />
    </Dialog>
  );
}

function LimitForm({ tenant, onSaved }: { tenant: AdminTenantDto; onSaved(): void }) {
  const router = useRouter();
  const form = useForm(LimitValues, toLimitValues(tenant.limits), async (values) => {
    await personApi.patch(`/admin/tenants/${tenant.id}`, AdminTenantDto, { limits: toLimits(values) });
    notifyDone(`The limits of ${tenant.name} are changed.`);
    onSaved();
    router.refresh();
  });
  const plan = isPlanId(tenant.plan) ? PLANS[tenant.plan] : null;
  const limit = (kind: RateKind) => (
    <TextInput
      field={form.field(kind)}
      label={LABELS[kind]}
      inputMode="numeric"
      placeholder={plan ? formatNumber(plan.limits.requestsPerMinute[kind]) : undefined}
      autoComplete="off"
    />
  );
  return (
    <DialogForm form={form} action="Save">
      <p className="text-muted">
        Requests within a minute, for each person and token. An empty field leaves it at what the plan
        {plan ? ` “${plan.name}”` : ""} gives; 0 lets none through.
      </p>
      {limit("read")}
      {limit("write")}
      {limit("chat")}
    </DialogForm>
  );
}
