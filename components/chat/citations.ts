"use client";

import { createContext } from "react";
import type { CitationDto } from "@/lib/schemas/chat";

/** What the numbers in the answer around stand for. */
export const CitationsContext = createContext<readonly CitationDto[]>([]);
