import { wordsOf } from "@/components/widget/languages";
import { hostedRoute } from "@/lib/http";

export const GET = hostedRoute(wordsOf);
