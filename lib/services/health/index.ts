import "server-only";

export { type ComponentReport, checkComponents, checkDatabase } from "./check-components";
