import { wordsOf } from "@/components/widget/languages";
import { embedRoute } from "@/lib/http";

export const GET = embedRoute(wordsOf);
