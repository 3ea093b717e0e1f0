import { components } from "@/lib/http";

export const dynamic = "force-dynamic";
export const GET = components;
