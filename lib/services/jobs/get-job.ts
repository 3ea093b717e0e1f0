import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { present } from "@/lib/core/invariant";
import { idOf } from "@/lib/schemas/common";
import { query } from "../_kit";
import { toJobDtos } from "./job-dto";
import { reachable } from "./list-jobs";

export const getJob = query({
  name: "job.get",
  permission: "jobs:read",
  input: z.strictObject({ jobId: idOf("job") }),
  async run({ tx, input }) {
    const row = await tx.db.job.findFirst({ where: { AND: [{ id: input.jobId }, await reachable(tx)] } });
    if (!row) throw new AppError("not_found", "There is no such job.");
    const [dto] = await toJobDtos(tx, [row]);
    return present(dto, "one row gives one job");
  },
});
