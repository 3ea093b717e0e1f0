import "server-only";

export { diagnoseWidget } from "./diagnose-widget";
