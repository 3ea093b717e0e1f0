type Place = { endpoint: string | null; bucket: string; region: string };

/** What can stand before the name of a server under one certificate. */
const IS_LABEL = /^[a-z0-9][a-z0-9-]*$/;
const IS_ORIGIN = /^https?:\/\/[a-z0-9.:[\]-]+$/;

/** The address of a bucket, without a slash at its end: a name of its own at Amazon, a path at servers of others. */
export function s3Address({ endpoint, bucket, region }: Place): string {
  if (endpoint) return `${endpoint.replace(/\/$/, "")}/${bucket}`;
  const server = `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
  return IS_LABEL.test(bucket) ? `https://${bucket}.${server}` : `https://${server}/${bucket}`;
}

/** Where a browser sends what goes into the bucket, for a page's policy; null for what is no origin. */
export function s3Origin(place: Place): string | null {
  const address = s3Address(place);
  if (!URL.canParse(address)) return null;
  const { origin } = new URL(address);
  return IS_ORIGIN.test(origin) ? origin : null;
}
