import { z } from "zod";
import { route } from "@/lib/http";
import { CreatedTokenDto, RotateTokenBody } from "@/lib/schemas/api-token";
import { idOf } from "@/lib/schemas/common";
import { rotateToken } from "@/lib/services/api-tokens";

export const POST = route({
  summary: "Get a new token in place of one; the old one works on for the overlap",
  params: z.object({ tokenId: idOf("token") }),
  body: RotateTokenBody,
  response: CreatedTokenDto,
  status: 201,
  operation: rotateToken,
});
