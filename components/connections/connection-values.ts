import { z } from "zod";
import {
  type ConnectionDto,
  CreateConnectionBody,
  PROVIDERS,
  UpdateConnectionBody,
} from "@/lib/schemas/connection";
import { isOwnServer } from "./providers";

const Fields = z.object({
  name: z.string(),
  provider: z.enum(PROVIDERS),
  baseUrl: z.string(),
  /** Never what is stored: that does not come out again. */
  secret: z.string(),
});
export type ConnectionValues = z.infer<typeof Fields>;

/** A new connection as its form has it. */
export const NewConnectionValues = Fields.superRefine((values, context) =>
  addIssues(context, CreateConnectionBody.safeParse(toCreateBody(values))),
);

/** One that is there, with only what may change. */
export const ChangedConnectionValues = Fields.superRefine((values, context) =>
  addIssues(context, UpdateConnectionBody.safeParse(toUpdateBody(values))),
);

export const NEW_CONNECTION: ConnectionValues = { name: "", provider: "openai", baseUrl: "", secret: "" };

export function toConnectionValues({ name, provider, baseUrl }: ConnectionDto): ConnectionValues {
  return { name, provider, baseUrl: baseUrl ?? "", secret: "" };
}

export function toCreateBody(values: ConnectionValues): z.input<typeof CreateConnectionBody> {
  const { name, provider, baseUrl, secret } = values;
  return {
    name,
    provider,
    ...(isOwnServer(provider) && baseUrl.trim() && { baseUrl: baseUrl.trim() }),
    ...(secret.trim() && { secret }),
  };
}

/** An empty key stays as it is. The address is sent only when it is another: with it, what the last test found is forgotten. */
export function toUpdateBody(
  { name, provider, baseUrl, secret }: ConnectionValues,
  before?: Pick<ConnectionDto, "baseUrl">,
): z.input<typeof UpdateConnectionBody> {
  const isMoved = isOwnServer(provider) && baseUrl.trim() !== before?.baseUrl;
  return { name, ...(isMoved && { baseUrl: baseUrl.trim() }), ...(secret.trim() && { secret }) };
}

function addIssues(context: z.RefinementCtx, parsed: z.ZodSafeParseResult<unknown>): void {
  for (const { path, message } of parsed.error?.issues ?? []) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
}
