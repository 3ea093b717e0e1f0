import { streamProbeRoute } from "@/lib/http";

export const GET = streamProbeRoute();
