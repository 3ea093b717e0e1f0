import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { DoctorBody, DoctorDto } from "@/lib/schemas/widget-doctor";
import { diagnoseWidget } from "@/lib/services/widget-doctor";

export const POST = route({
  summary: "Look at a page that should show the widget, and say what keeps it from doing so",
  params: z.object({ botId: idOf("bot") }),
  body: DoctorBody,
  response: DoctorDto,
  operation: diagnoseWidget,
});
