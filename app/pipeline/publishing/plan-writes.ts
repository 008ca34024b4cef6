import { createHash } from "node:crypto";
import type { Values } from "./compose-values.ts";
import {
  DISCOUNT_KEYS,
  emptyValue,
  METAOBJECT_TYPES,
  type OwnerKind,
  ownerKind,
  PRODUCT_KEYS,
  PUBLISHED,
  parseMetaobjectOwner,
} from "./wire.ts";

/**
 * The order in which a change reaches Shopify, so that nothing is shown that is not charged, wherever it is broken off:
 * pages that are to be empty are emptied, rules are granted, pages are written, and what nothing shows any more and has
 * had its grace is revoked.
 */
export const PHASES = ["hide", "grant", "show", "revoke"] as const;
export type Phase = (typeof PHASES)[number];

/** What we know to be there. `digest` null: we don't know. `pending`: written, not yet confirmed; either may be there. */
export type LedgerEntry = { digest: string | null; pending: string | null };
/** By `ledgerKey`. */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

export const ledgerKey = (ownerId: string, key: string) => `${ownerId} ${key}`;

export type Write = { ownerId: string; key: string; value: string; digest: string };
/** What changes on one owner: goes into one call, so that references and what is said of them change together. */
export type OwnerWrites = { ownerId: string; writes: Write[] };

/** Which side a value belongs to. */
export type Side = "rules" | "display";

export function sideOf(kind: OwnerKind, key: string): Side {
  const isRule =
    (kind === "product" && key === PRODUCT_KEYS.bundleRules) || (kind === "discount" && key === DISCOUNT_KEYS.config);
  return isRule || isWords(kind, key) ? "rules" : "display";
}

/** Words go the way of rules: they are there before a page names them, and leave when none does any more. */
export function isWords(kind: OwnerKind, key: string): boolean {
  return kind === "metaobject" && key === METAOBJECT_TYPES.words;
}

/**
 * What has to be written on one side so that `values` is what is there, by owner. What is there and is not wanted is
 * emptied, as is what we do not know; what was never written is left alone.
 */
export function diffValues(values: Values, ledger: Ledger, side: Side): OwnerWrites[] {
  const owners = new Map<string, Write[]>();
  const consider = (ownerId: string, key: string) => {
    const value = values.get(ownerId)?.get(key) ?? emptyValue(ownerId, key);
    const known = ledger.get(ledgerKey(ownerId, key));
    const digest = digestOf(value);
    if (known ? known.pending === null && known.digest === digest : value === emptyValue(ownerId, key)) return;
    owners.set(ownerId, [...(owners.get(ownerId) ?? []), { ownerId, key, value, digest }]);
  };
  for (const ownerId of new Set([...values.keys(), ...listOwners(ledger)])) {
    const kind = ownerKind(ownerId);
    const keys = kind === "metaobject" ? [parseMetaobjectOwner(ownerId).type] : Object.keys(PUBLISHED[kind]);
    for (const key of keys) if (sideOf(kind, key) === side) consider(ownerId, key);
  }
  return [...owners].map(([ownerId, writes]) => ({ ownerId, writes }));
}

/** Owners whose every change is an emptying: that may go first, before anything is granted. */
export function onlyEmptied(changes: readonly OwnerWrites[]): OwnerWrites[] {
  return changes.filter(({ writes }) => writes.every(({ ownerId, key, value }) => value === emptyValue(ownerId, key)));
}

/** Calls of at most `size` values; no owner is torn apart, and the order stays. */
export function* toCalls(changes: readonly OwnerWrites[], size: number): Generator<OwnerWrites[]> {
  let call: OwnerWrites[] = [];
  let count = 0;
  for (const one of changes) {
    if (count + one.writes.length > size && call.length > 0) {
      yield call;
      call = [];
      count = 0;
    }
    call.push(one);
    count += one.writes.length;
  }
  if (call.length > 0) yield call;
}

export function digestOf(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

function* listOwners(ledger: Ledger): Generator<string> {
  for (const key of ledger.keys()) yield key.slice(0, key.indexOf(" "));
}
