import type { Target } from "#app/pipeline/publishing/compose-values.ts";
import type { Wanted } from "#app/pipeline/publishing/live-offer.ts";
import type { GrantedRule } from "#app/pipeline/publishing/place-rules.ts";
import {
  type LedgerEntry,
  ledgerKey,
  type OwnerWrites,
  type Phase,
  toCalls,
} from "#app/pipeline/publishing/plan-writes.ts";
import { type Effects, type Published, publish } from "#app/pipeline/publishing/publish.ts";
import { findLies, listGranted, listShown } from "#test/pipeline/publishing/find-lies.ts";

export const TARGET: Target = {
  shopGid: "gid://shopify/Shop/1",
  installationGid: "gid://shopify/AppInstallation/1",
  discountGid: "gid://shopify/DiscountAutomaticNode/1",
};
export const NOON = new Date("2026-11-22T12:00:00Z");
export const HOUR = 3_600_000;

export class Killed extends Error {}

/**
 * A shop's metafields and our own tables, as far as publishing knows them: calls are atomic, the process can be killed
 * before or after any of them, and everything that happened is written down.
 */
export class PretendShop {
  readonly metafields = new Map<string, string>();
  readonly ledger = new Map<string, LedgerEntry>();
  rules: readonly GrantedRule[] = [];
  /** What each call wrote, in order. */
  readonly calls: { phase: Phase; keys: string[] }[] = [];
  /** Products that are not there. */
  readonly gone = new Set<bigint>();
  /** Calls until the process is killed: `before` Shopify took it, or `after` it but before we noted it. */
  killIn: { calls: number; moment: "before" | "after" } | null = null;
  /** Called after everything that changes what shoppers see. */
  onChange: (shop: PretendShop) => void = () => undefined;

  async publish(wanted: Wanted, { now = NOON, graceMs = 72 * HOUR, target = TARGET } = {}): Promise<Published> {
    const { rules, ledger } = this;
    const today = now.toISOString().slice(0, 10);
    return publish({ wanted, target, rules, ledger: new Map(ledger), now, today, graceMs }, this.#effects());
  }

  /** What the merchant does who wants no grace for an offer. */
  endAtOnce(offerId: string): void {
    this.rules = this.rules.map((one) => ({
      ...one,
      isEnded: one.isEnded || one.offerIds.every((id) => id === offerId),
    }));
  }

  #effects(): Effects {
    return {
      saveRules: async (rules) => {
        this.rules = structuredClone(rules);
      },
      write: async (phase, changes, ledger) => {
        for (const { writes } of changes)
          for (const { ownerId, key, digest } of writes) {
            const entry = { digest: ledger.get(ledgerKey(ownerId, key))?.digest ?? null, pending: digest };
            this.#note(ledger, ownerId, key, entry);
          }
        const refused: OwnerWrites[] = [];
        for (const call of toCalls(changes, 25)) refused.push(...this.#call(phase, call, ledger));
        const missing = [...this.gone].filter((id) => refused.some((one) => namesProduct(one, id)));
        return { refused, missing };
      },
    };
  }

  #call(phase: Phase, call: OwnerWrites[], ledger: Map<string, LedgerEntry>): OwnerWrites[] {
    const refused = call.filter((one) => [...this.gone].some((id) => namesProduct(one, id)));
    const taken = call.filter((one) => !refused.includes(one));
    this.#maybeDie("before");
    const writes = taken.flatMap((one) => one.writes);
    for (const { ownerId, key, value } of writes) this.metafields.set(ledgerKey(ownerId, key), value);
    this.calls.push({
      phase,
      keys: writes.map(({ ownerId, key }) => `${ownerId.replace("gid://shopify/", "")} ${key}`),
    });
    this.onChange(this);
    this.#maybeDie("after");
    for (const { ownerId, key, digest } of writes) this.#note(ledger, ownerId, key, { digest, pending: null });
    for (const one of refused)
      for (const { ownerId, key } of one.writes) {
        if ([...this.gone].some((id) => ownerId.endsWith(`/Product/${id}`))) {
          this.ledger.delete(ledgerKey(ownerId, key));
          ledger.delete(ledgerKey(ownerId, key));
        } else
          this.#note(ledger, ownerId, key, {
            digest: ledger.get(ledgerKey(ownerId, key))?.digest ?? null,
            pending: null,
          });
      }
    return refused;
  }

  #maybeDie(moment: "before" | "after"): void {
    if (!this.killIn || this.killIn.moment !== moment) return;
    this.killIn.calls -= 1;
    if (this.killIn.calls > 0) return;
    this.killIn = null;
    throw new Killed();
  }

  #note(ledger: Map<string, LedgerEntry>, ownerId: string, key: string, entry: LedgerEntry): void {
    ledger.set(ledgerKey(ownerId, key), entry);
    this.ledger.set(ledgerKey(ownerId, key), entry);
  }

  /** What stands at a product (or another owner, by gid) under a key, parsed; undefined where nothing ever was. */
  read(owner: number | bigint | string, key: string): unknown {
    const value = this.metafields.get(
      ledgerKey(typeof owner === "string" ? owner : `gid://shopify/Product/${owner}`, key),
    );
    return value === undefined ? undefined : JSON.parse(value);
  }

  shown() {
    return listShown(this.metafields);
  }

  granted() {
    return listGranted(this.metafields);
  }

  lies(): string[] {
    return findLies(this.metafields);
  }
}

function namesProduct({ ownerId, writes }: OwnerWrites, id: bigint): boolean {
  const gid = `gid://shopify/Product/${id}`;
  return (
    ownerId === gid || writes.some(({ key, value }) => /_products$|^campaign$/.test(key) && value.includes(`"${gid}"`))
  );
}
