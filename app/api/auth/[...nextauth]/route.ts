import { authHandler } from "@/lib/http/auth";

export const GET = authHandler;
export const POST = authHandler;
