import { route } from "@/lib/http";
import { PreviewBody, PreviewDto } from "@/lib/schemas/preview";
import { previewSource } from "@/lib/services/sources";

export const POST = route({
  summary: "See what adding a site, a sitemap or files would come to, before it is added",
  body: PreviewBody,
  response: PreviewDto,
  operation: previewSource,
});
