import { logoRoute } from "@/lib/http";

export const GET = logoRoute();
