import { CronExpressionParser } from "cron-parser";
import type { Schedule } from "@/lib/schemas/sync";

/** Mondays for weeks, the first for months. */
const DAYS: Record<Schedule["every"], string> = { day: "* * *", week: "* * 1", month: "1 * *" };

/** When a schedule is due next after `after`, by the clocks of its time zone. */
export function nextDue({ every, hour, timeZone }: Schedule, after: Date): Date {
  const options = { tz: timeZone, currentDate: after };
  return CronExpressionParser.parse(`0 ${hour} ${DAYS[every]}`, options).next().toDate();
}
