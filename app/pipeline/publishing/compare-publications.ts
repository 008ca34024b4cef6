import { digestOf, ledgerKey } from "./plan-writes.ts";
import { emptyValue, ownerKind, PUBLISHED } from "./wire.ts";

/** A publication as the ledger has it: our digest, and Shopify's own (`remote`) as it was when we wrote. */
export type Known = { ownerId: string; key: string; digest: string | null; remote: string | null };

/** What differs between Shopify and the ledger. */
export type Drift = {
  /** Changed, deleted, or written by who knows whom: what is there is not what we know. */
  drifted: { ownerId: string; key: string }[];
  /** Owners that are no more. */
  gone: string[];
};

/**
 * Compares, row by row, what Shopify has with what was written.
 * @param settled what was confirmed before the list was made. @param knownKeys all that was ever written, as `ledgerKey`
 */
export function comparePublications(settled: readonly Known[], knownKeys: ReadonlySet<string>) {
  const left = new Map(settled.map((one) => [ledgerKey(one.ownerId, one.key), one]));
  const owners = new Set<string>();
  const drifted: Drift["drifted"] = [];
  return {
    /** Something that can hold publications is there. */
    seeOwner(ownerId: string): void {
      owners.add(ownerId);
    },
    /** A metafield of ours is there; its owner was seen before. */
    seeMetafield({ ownerId, key, compareDigest }: { ownerId: string; key: string; compareDigest: string }): void {
      const name = ledgerKey(ownerId, key);
      const known = left.get(name);
      left.delete(name);
      const isStray = !knownKeys.has(name) && PUBLISHED[ownerKind(ownerId)][key] !== undefined;
      if (isStray || (known && known.remote !== compareDigest)) drifted.push({ ownerId, key });
    },
    /** All was seen: what is left is not in Shopify. */
    end(): Drift {
      const gone = new Set<string>();
      for (const { ownerId, key, digest } of left.values()) {
        if (!owners.has(ownerId)) gone.add(ownerId);
        else if (digest !== digestOf(emptyValue(ownerId, key))) drifted.push({ ownerId, key });
      }
      return { drifted, gone: [...gone] };
    },
  };
}
