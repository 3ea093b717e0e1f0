const MOST_CHARACTERS = 200;

/** Why Redis could not be used, for the operator. The client's messages quote the command, which goes no further. */
export function reasonOf(thrown: unknown): string {
  const { name, message } = thrown instanceof Error ? thrown : { name: "", message: "" };
  if (name === "TimeoutError") return "Redis did not answer in time";
  if (/WRONGPASS|NOPERM|unauthorized/i.test(message))
    return "Redis refuses the token (UPSTASH_REDIS_REST_TOKEN)";
  if (name === "UpstashError") return `Redis says: ${withoutCommand(message).slice(0, MOST_CHARACTERS)}`;
  if (name === "TypeError") return "Redis cannot be reached (UPSTASH_REDIS_REST_URL)";
  return "What answers at UPSTASH_REDIS_REST_URL does not speak as Upstash's Redis does";
}

const withoutCommand = (message: string) => message.split(", command was")[0] ?? "";
