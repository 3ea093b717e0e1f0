import "server-only";
import type { NextRequest } from "next/server";
import { z } from "zod";
import { PROBE } from "@/lib/schemas/widget-doctor";
import { limitCalls } from "@/lib/services/widget";
import { STREAM_HEADERS } from "../answer-stream";
import { openCtx } from "../open-ctx";
import { renderError } from "../render";
import type { AnyoneRouteMeta } from "./logo-route";
import { languageOf } from "./sites";

const meta: AnyoneRouteMeta = {
  summary: "A few words that come one by one, to see whether a proxy holds back what is streamed",
  params: z.object({}),
  ...{ status: 200, operation: null, caller: "anyone", answers: { contentType: "text/event-stream" } },
};

/** Sent as answers are, and said nothing by it: the widget doctor looks at when its parts arrive. */
export function streamProbeRoute() {
  const handle = async (request: NextRequest) => {
    const open = openCtx(request.headers);
    const headers = { "x-request-id": open.requestId };
    try {
      await limitCalls(open, languageOf(request));
      return new Response(words(request.signal), { headers: { ...STREAM_HEADERS, ...headers } });
    } catch (error) {
      return renderError(error, open.requestId, open.log, headers);
    }
  };
  return Object.assign(handle, { meta });
}

function words(signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      if (sent > 0) await new Promise((resolve) => setTimeout(resolve, PROBE.everyMs));
      sent += 1;
      if (!signal.aborted) controller.enqueue(encoder.encode(`data: ${sent}\n\n`));
      if (signal.aborted || sent === PROBE.parts) controller.close();
    },
  });
}
