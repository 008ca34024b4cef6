import { composeRule, readSlot } from "#app/pipeline/publishing/compose-terms.ts";
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
import {
  type BundleEntry,
  BundleRules,
  Bundles,
  DiscountConfig,
  ProductReferences,
  type Rule,
} from "#app/pipeline/publishing/wire.ts";

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

  /** Every bundle that some page shows. */
  shown(): { anchorId: bigint; entry: BundleEntry; references: string[] }[] {
    return this.#each("bundles").flatMap(({ productId, value }) => {
      const references = ProductReferences.parse(this.read(productId, "bundle_products") ?? []);
      return Bundles.parse(value).b.map((entry) => ({ anchorId: productId, entry, references }));
    });
  }

  /** Every rule that the Function is given, with the product it is on. */
  granted(): { productId: bigint; rule: Rule }[] {
    return this.#each("bundle_rules").flatMap(({ productId, value }) =>
      BundleRules.parse(value).r.map((rule) => ({ productId, rule })),
    );
  }

  #each(wantedKey: string): { productId: bigint; value: unknown }[] {
    return [...this.metafields].flatMap(([name, value]) => {
      const [owner = "", key] = name.split(" ");
      return key === wantedKey ? [{ productId: BigInt(owner.split("/").at(-1) ?? 0), value: JSON.parse(value) }] : [];
    });
  }

  /** What is shown and not charged, or shown without all it needs. */
  lies(): string[] {
    const config = DiscountConfig.safeParse(this.read(TARGET.discountGid ?? "", "config")).data;
    const rules = this.granted().filter(({ productId, rule }) => isReachable(productId, rule));
    return this.shown().flatMap(({ anchorId, entry, references }) => {
      const others = entry.slots.flatMap((slot) => slot.p).filter((id) => BigInt(id) !== anchorId);
      const unreferenced = others.filter((id) => !references.includes(`gid://shopify/Product/${id}`));
      const needed = composeRule({ slots: entry.slots, pct: entry.pct, caps: entry.caps }, toTerms(entry));
      const isCharged = needed === null || (config?.on && rules.some(({ rule }) => isSame(rule, needed)));
      return [
        ...unreferenced.map((id) => `${anchorId} shows ${entry.id} without a reference to ${id}`),
        ...(isCharged ? [] : [`${anchorId} shows ${entry.id}, which is not charged`]),
      ];
    });
  }
}

function toTerms({ from, until, audience }: BundleEntry) {
  return { from: from ?? null, until: until ?? null, audience: audience ?? null };
}

/** When the set is in the cart, so is the product that carries its rule. */
function isReachable(productId: bigint, rule: Rule): boolean {
  return rule.s.some((slot) => readSlot(slot).p.some((id) => BigInt(id) === productId));
}

function isSame(rule: Rule, needed: Rule): boolean {
  return JSON.stringify(rule) === JSON.stringify(needed);
}

function namesProduct({ ownerId, writes }: OwnerWrites, id: bigint): boolean {
  const gid = `gid://shopify/Product/${id}`;
  return ownerId === gid || writes.some(({ key, value }) => key.endsWith("_products") && value.includes(`"${gid}"`));
}
