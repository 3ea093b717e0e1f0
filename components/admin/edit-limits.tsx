"use client";

import { useRouter } from "next/navigation";
import { z } from "zod";
import { CheckInput, SelectInput } from "@/components/patterns/choice-fields";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { personApi } from "@/lib/client/api";
import { formatNumber } from "@/lib/client/format";
import { notifyDone } from "@/lib/client/notify";
import { useForm } from "@/lib/client/use-form";
import { AdminTenantDto } from "@/lib/schemas/admin";
import {
  isPlanId,
  PLAN_IDS,
  PLANS,
  QUOTA_KEYS,
  type QuotaKey,
  RATE_KINDS,
  type RateKind,
} from "@/lib/schemas/plans";
import { LimitValues, limitText, toLimits, toLimitValues } from "./limit-values";

const TenantTerms = LimitValues.extend({ plan: z.string(), isPlanFixed: z.boolean() });
const PLAN_OPTIONS = PLAN_IDS.map((value) => ({ value, label: PLANS[value].name }));
const QUOTA_FIELDS = [...QUOTA_KEYS, "retentionDays"] as const;

const RATES: Record<RateKind, string> = { read: "Reading", write: "Changing", chat: "Questions to bots" };

const QUOTAS: Record<QuotaKey | "retentionDays", string> = {
  bots: "Bots",
  sources: "Sources",
  documents: "Documents",
  chunks: "Chunks of text",
  storageBytes: "Files, in megabytes",
  members: "Members",
  messagesPerDay: "Questions a day",
  messagesPerMonth: "Questions a month",
  pagesPerMonth: "Pages read in a month",
  retentionDays: "Days that conversations are kept at most",
};

type EditLimitsProps = { tenant: AdminTenantDto; isOpen: boolean; onOpenChange(isOpen: boolean): void };

/** What a team may have, use and ask for, where that is not what its plan gives. */
export function EditLimits({ tenant, isOpen, onOpenChange }: EditLimitsProps) {
  return (
    <Dialog title={`Plan and limits of ${tenant.name}`} isOpen={isOpen} onOpenChange={onOpenChange}>
      <LimitForm tenant={tenant} onSaved={() => onOpenChange(false)} />
    </Dialog>
  );
}

function LimitForm({ tenant, onSaved }: { tenant: AdminTenantDto; onSaved(): void }) {
  const router = useRouter();
  const { plan: current, isPlanFixed } = tenant;
  const before = { plan: current, isPlanFixed, ...toLimitValues(tenant.limits) };
  const form = useForm(TenantTerms, before, async ({ plan: id, isPlanFixed, ...values }) => {
    const terms = { isPlanFixed, limits: toLimits(values), ...(id !== current && { plan: id }) };
    await personApi.patch(`/admin/tenants/${tenant.id}`, AdminTenantDto, terms);
    notifyDone(`The terms of ${tenant.name} are changed.`);
    onSaved();
    router.refresh();
  });
  const chosen = form.field("plan");
  const plan = isPlanId(chosen.value) ? PLANS[chosen.value] : null;
  const input = (name: keyof LimitValues, label: string, placeholder: string | undefined) => (
    <TextInput
      key={name}
      field={form.field(name)}
      label={label}
      placeholder={placeholder}
      autoComplete="off"
    />
  );
  return (
    <DialogForm form={form} action="Save">
      <SelectInput label="Plan" value={chosen.value} onChange={chosen.onChange} options={PLAN_OPTIONS} />
      <CheckInput
        field={form.field("isPlanFixed")}
        label="Keep this plan, whatever the subscription says"
        description="Payments that fail or end change nothing, and nothing is refused for them."
      />
      <p className="text-muted">
        What this team may have and use. An empty field leaves it at what the plan
        {plan ? ` “${plan.name}”` : ""} gives; “none” takes the limit away.
      </p>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {QUOTA_FIELDS.map((key) =>
          input(key, QUOTAS[key], plan ? limitText(key, plan.limits[key]) : undefined),
        )}
      </div>
      <p className="text-muted">Requests within a minute, for each person and token; 0 lets none through.</p>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        {RATE_KINDS.map((kind) =>
          input(kind, RATES[kind], plan ? formatNumber(plan.limits.requestsPerMinute[kind]) : undefined),
        )}
      </div>
    </DialogForm>
  );
}
