import { closeCircuit } from "@/lib/core/circuit";
import { validationFailed } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { UpdateConnectionBody } from "@/lib/schemas/connection";
import { command } from "../_kit";
import { assertAllowed } from "./assert-allowed";
import { getConnectionOrThrow, toConnectionDto } from "./connection-row";
import { seal } from "./create-connection";

/**
 * A key that is left out stays as it is, but never goes to another server than it was put in for. What was learned by the last test does not
 * hold any more.
 */
export const updateConnection = command({
  name: "connection.update",
  permission: "connections:write",
  input: UpdateConnectionBody.extend({ connectionId: idOf("connection") }),
  async prepare({ ctx, input: { baseUrl, secret, connectionId } }) {
    if (baseUrl) await assertAllowed(ctx, baseUrl);
    return secret ? seal(ctx, connectionId, secret) : secret;
  },
  async run({ tx, input: { connectionId: id, name, baseUrl }, prepared: secret }) {
    const before = await getConnectionOrThrow(tx, id);
    if (baseUrl !== undefined && before.provider !== "openai_compatible") {
      throw validationFailed([{ path: ["baseUrl"], message: "is for OpenAI-compatible servers alone" }]);
    }
    const isElsewhere = baseUrl !== undefined && baseUrl !== before.baseUrl;
    if (isElsewhere && before.secret !== null && secret === undefined) {
      throw validationFailed([{ path: ["secret"], message: "is needed again for another address" }]);
    }
    const isTouched = baseUrl !== undefined || secret !== undefined;
    const row = await tx.db.connection.update({
      where: { id },
      data: {
        ...(name !== undefined && { name }),
        ...(baseUrl !== undefined && { baseUrl }),
        ...(secret !== undefined && { secret }),
        ...(isTouched && { lastTestedAt: null, lastTestError: null }),
      },
    });
    if (isTouched) closeCircuit(id);
    const dto = toConnectionDto(row);
    const after = { ...dto, ...(secret && { secret: "(replaced)" }) };
    return { result: dto, audit: { targetId: id, before: toConnectionDto(before), after } };
  },
});
