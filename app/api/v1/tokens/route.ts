import { route } from "@/lib/http";
import { CreatedTokenDto, CreateTokenBody, ListTokensQuery, TokenDto } from "@/lib/schemas/api-token";
import { pageOf } from "@/lib/schemas/common";
import { createToken, listTokens } from "@/lib/services/api-tokens";

export const GET = route({
  summary: "List API tokens",
  query: ListTokensQuery,
  response: pageOf(TokenDto),
  operation: listTokens,
});

export const POST = route({
  summary: "Make an API token; the raw token is shown this once",
  body: CreateTokenBody,
  response: CreatedTokenDto,
  status: 201,
  operation: createToken,
});
