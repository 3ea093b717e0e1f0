import { functionsEndpoint } from "@/inngest/endpoint";
import { functionsRoute } from "@/lib/http";

const handle = functionsRoute(functionsEndpoint);

export const dynamic = "force-dynamic";
export const GET = handle;
export const POST = handle;
export const PUT = handle;
