import { parseGid } from "#app/kernel/ids.ts";
import { whileInstalled } from "#app/pipeline/publishing/hold-install.server.ts";
import {
  type LedgerEntry,
  ledgerKey,
  type OwnerWrites,
  type Phase,
  toCalls,
  type Write,
} from "#app/pipeline/publishing/plan-writes.ts";
import type { Written } from "#app/pipeline/publishing/publish.ts";
import { forgetRulesOf } from "#app/pipeline/publishing/rule-store.server.ts";
import { clearPending, confirmPending, forgetOwners, markPending } from "#app/pipeline/publishing/store.server.ts";
import { INSTALLATION_KEYS, INSTALLATION_NAMESPACE, ownerKind } from "#app/pipeline/publishing/wire.ts";
import { writeMetaobject } from "#app/pipeline/publishing/write-metaobjects.server.ts";
import { log } from "#app/runtime/log.server.ts";
import {
  METAFIELDS_A_CALL,
  type MetafieldValue,
  type RefusedMetafield,
  saveMetafields,
} from "#app/shopify/save-metafields.server.ts";

/** For whom and under which install a run writes. */
export type Writing = { shop: string; generation: number; clock: () => Date; signal: AbortSignal };

/**
 * Writes changes to Shopify, as many owners a call as it takes, and each call into the ledger. What Shopify refuses is
 * sent without the owner it is about, so that one product's trouble is no other's.
 */
export async function writeInCalls(
  writing: Writing,
  phase: Phase,
  changes: readonly OwnerWrites[],
  ledger: Map<string, LedgerEntry>,
): Promise<Written> {
  const { shop, generation, signal } = writing;
  await notePending(writing, changes, ledger);
  const written: Written = { refused: [], missing: [] };
  const [metaobjects, others] = splitMetaobjects(changes);
  // Before what names them.
  for (const one of metaobjects) await writeOneMetaobject(writing, phase, one, ledger, written);
  for (const call of toCalls(others, METAFIELDS_A_CALL)) {
    for (let left = call; left.length > 0; ) {
      signal.throwIfAborted();
      const outcome = await saveMetafields(shop, left.flatMap((one) => one.writes).map(toMetafield));
      if ("saved" in outcome) {
        await whileInstalled(shop, generation, (tx) => confirmPending(tx, shop, outcome.saved, writing.clock()));
        for (const { writes } of left) for (const write of writes) noteEntry(ledger, write, write.digest);
        break;
      }
      const owners = new Set(outcome.refused.map((one) => one.ownerId));
      await noteRefused(writing, phase, outcome.refused, ledger, written);
      written.refused.push(...left.filter((one) => owners.has(one.ownerId)));
      left = left.filter((one) => !owners.has(one.ownerId));
    }
  }
  return written;
}

/** The changes of metaobjects, and all others. */
export function splitMetaobjects(changes: readonly OwnerWrites[]): [metaobjects: OwnerWrites[], others: OwnerWrites[]] {
  const isOne = ({ ownerId }: OwnerWrites) => ownerKind(ownerId) === "metaobject";
  return [changes.filter(isOne), changes.filter((one) => !isOne(one))];
}

async function writeOneMetaobject(
  writing: Writing,
  phase: Phase,
  change: OwnerWrites,
  ledger: Map<string, LedgerEntry>,
  written: Written,
): Promise<void> {
  const { shop, generation, signal, clock } = writing;
  signal.throwIfAborted();
  const { saved, refused, isRemoved } = await writeMetaobject(shop, change);
  if (refused.length > 0) {
    await noteRefused(writing, phase, refused, ledger, written);
    written.refused.push(change);
    return;
  }
  await whileInstalled(shop, generation, async (tx) => {
    if (isRemoved) await forgetOwners(tx, shop, [change.ownerId]);
    else await confirmPending(tx, shop, saved, clock());
  });
  for (const write of change.writes) {
    if (isRemoved) ledger.delete(ledgerKey(write.ownerId, write.key));
    else noteEntry(ledger, write, write.digest);
  }
}

/** Notes in the database and in `ledger` that these values are on their way. */
export async function notePending(
  { shop, generation }: Writing,
  changes: readonly OwnerWrites[],
  ledger: Map<string, LedgerEntry>,
): Promise<void> {
  const writes = changes.flatMap((one) => one.writes);
  await whileInstalled(shop, generation, (tx) => markPending(tx, shop, writes));
  for (const { ownerId, key, digest } of writes) {
    const known = ledger.get(ledgerKey(ownerId, key))?.digest ?? null;
    ledger.set(ledgerKey(ownerId, key), { digest: known, pending: digest });
  }
}

/** A value as Shopify's mutation takes it. */
export function toMetafield({ ownerId, key, value }: Write): MetafieldValue {
  if (ownerKind(ownerId) !== "installation") return { ownerId, key, value };
  const type = key === INSTALLATION_KEYS.enabled ? "boolean" : "json";
  return { ownerId, key, value, namespace: INSTALLATION_NAMESPACE, type };
}

async function noteRefused(
  { shop, generation }: Writing,
  phase: Phase,
  refused: readonly RefusedMetafield[],
  ledger: Map<string, LedgerEntry>,
  written: Written,
): Promise<void> {
  log.warn({ shop, phase, refused: refused.slice(0, 20) }, "Shopify refused publications");
  const gone = refused.filter((one) => one.isOwnerGone).map((one) => one.ownerId);
  const others = refused.filter((one) => !one.isOwnerGone).map((one) => one.ownerId);
  await whileInstalled(shop, generation, async (tx) => {
    await forgetOwners(tx, shop, gone);
    await forgetRulesOf(tx, shop, gone);
    await clearPending(tx, shop, others);
  });
  for (const [name, entry] of ledger) {
    const ownerId = name.slice(0, name.indexOf(" "));
    if (gone.includes(ownerId)) ledger.delete(name);
    else if (others.includes(ownerId)) ledger.set(name, { digest: entry.digest, pending: null });
  }
  for (const { ownerId, isOwnerGone, missingId } of refused) {
    for (const id of [isOwnerGone ? ownerId : null, missingId]) {
      if (id?.startsWith("gid://shopify/Product/")) written.missing.push(parseGid(id, "Product"));
    }
  }
}

function noteEntry(ledger: Map<string, LedgerEntry>, { ownerId, key }: Write, digest: string): void {
  ledger.set(ledgerKey(ownerId, key), { digest, pending: null });
}
