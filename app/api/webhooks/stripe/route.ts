import { billingWebhook } from "@/lib/http";

export const dynamic = "force-dynamic";
export const POST = billingWebhook;
