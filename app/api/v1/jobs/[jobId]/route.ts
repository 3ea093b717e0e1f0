import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { JobDto } from "@/lib/schemas/job";
import { getJob } from "@/lib/services/jobs";

export const GET = route({
  summary: "Get a job",
  params: z.object({ jobId: idOf("job") }),
  response: JobDto,
  operation: getJob,
});
