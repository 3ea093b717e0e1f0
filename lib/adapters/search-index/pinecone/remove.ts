import { AppError } from "@/lib/core/errors";
import type { ChunkId } from "@/lib/core/ids";
import { forgetAll, forgetRows, forgetSpaces, markAllGoing, markGoing, type Which } from "./delete-rows";
import { type Manifest, type Namespace, readWeights } from "./manifest";
import { isShared } from "./namespaces";
import type { Places } from "./places";
import { belongsTo, recordId, TERMS } from "./records";
import type { Target } from "./upsert";

type Where = Pick<Target, "manifest" | "places">;

/**
 * Marked first, then deleted at Pinecone, then forgotten: from the first moment nothing of it is counted or found, and a
 * crash in between leaves rows by which the next try finds the rest.
 * @throws AppError unavailable while a writer may still put some of it there
 */
export async function removeEntries({ manifest, places }: Where, which: Which): Promise<void> {
  let left = 0;
  for (let after: ChunkId | "" = ""; ; ) {
    const ids: ChunkId[] = await markGoing(manifest, which, after);
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
    // In every space, those included that were begun meanwhile: read after the mark, before which a writer may have ended.
    for (const { part, name } of await namespacesOf(manifest)) {
      const place = { tenantId: manifest.tenantId, part };
      await clientOf(places, part).deleteIds(
        name,
        ids.map((id) => recordId(place, id)),
      );
    }
    left += await forgetRows(manifest, ids);
  }
  if (left > 0) throw stillWritten();
}

/** As `removeEntries`, for all that a tenant has. Until it is through, nothing new is written: it would go as well. */
export async function removeAll({ manifest, places }: Where): Promise<void> {
  await markAllGoing(manifest);
  for (const namespace of await namespacesOf(manifest)) await clear(manifest, places, namespace);
  if ((await forgetAll(manifest)) > 0) throw stillWritten();
}

/** Vectors of every embedding space but one. */
export async function removeOtherSpaces({
  manifest,
  places,
  space,
}: Where & Pick<Target, "space">): Promise<void> {
  const others = (await namespacesOf(manifest)).filter(({ part }) => part !== TERMS && part !== space);
  for (const namespace of others) await clear(manifest, places, namespace);
  if (others.length > 0) {
    await forgetSpaces(
      manifest,
      others.map(({ part }) => part),
    );
  }
}

/** A namespace of its own goes whole; of a shared one, what is this tenant's. */
async function clear({ tenantId }: Manifest, places: Places, namespace: Namespace): Promise<void> {
  const { part, name } = namespace;
  const client = clientOf(places, part);
  if (isShared(namespace)) await client.deleteWhere(name, belongsTo({ tenantId, part }));
  else await client.deleteAll(name);
}

const namespacesOf = async (manifest: Manifest) => (await readWeights(manifest, [])).namespaces;
const clientOf = (places: Places, part: Namespace["part"]) =>
  part === TERMS ? places.terms : places.vectors;

function stillWritten(): AppError {
  return new AppError(
    "unavailable",
    "Some of this is being written to the search index just now; try again soon.",
    {
      details: { retryAfterSeconds: 30 },
    },
  );
}
