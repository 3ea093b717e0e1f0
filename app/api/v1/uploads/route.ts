import { route } from "@/lib/http";
import { BeginUploadsBody, BegunUploadsDto } from "@/lib/schemas/upload";
import { beginUploads } from "@/lib/services/sources";

export const POST = route({
  summary: "Ask where files go before they are added: to the store itself, or with POST /sources",
  body: BeginUploadsBody,
  response: BegunUploadsDto,
  operation: beginUploads,
});
