import { z } from "zod";
import { customRoute, pictureResponse, readBytes, renderJson, route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { getLogo, MOST_LOGO_BYTES, PICTURE_TYPES, removeLogo, setLogo } from "@/lib/services/widget";

const params = z.object({ botId: idOf("bot") });

export const GET = customRoute({
  summary: "The logo of a bot's widget",
  params,
  operation: getLogo,
  answers: { contentType: "image/png" },
  handler: async ({ ctx, params }) => pictureResponse(await getLogo(ctx, params)),
});

export const PUT = customRoute({
  summary: "Set the logo of a bot's widget: a PNG, JPEG, GIF or WebP picture of at most 256 KB as the body",
  params,
  status: 204,
  operation: setLogo,
  accepts: PICTURE_TYPES.map((contentType) => ({ contentType })),
  answers: { contentType: "application/json" },
  async handler({ ctx, request, params }) {
    await setLogo(ctx, { ...params, bytes: await readBytes(request, MOST_LOGO_BYTES) });
    return renderJson(null, 204);
  },
});

export const DELETE = route({
  summary: "Remove the logo of a bot's widget",
  params,
  status: 204,
  response: z.null(),
  operation: removeLogo,
});
