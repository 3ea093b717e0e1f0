import { openApi } from "@/lib/http";

export const GET = openApi;
