import { SILENT } from "@/lib/core/log";
import { webFetcherContract } from "../contract";
import { createWebFetcher } from ".";

webFetcherContract("guarded", (allowedCidrs) => createWebFetcher({ allowedCidrs, log: SILENT }));
