import { composeRule, readSlot } from "#app/pipeline/publishing/compose-terms.ts";
import {
  type BundleEntry,
  BundleRules,
  Bundles,
  Campaign,
  DiscountConfig,
  ProductReferences,
  type Rule,
} from "#app/pipeline/publishing/wire.ts";

const WORDS = "gid://shopify/Metaobject/words/";

/** What is in Shopify, as text, by gid and key with a space between. */
export type PublishedTexts = ReadonlyMap<string, string>;

/** Every bundle that some page shows; a campaign stands on no product's page, and its anchor is 0. */
export function listShown(texts: PublishedTexts): { anchorId: bigint; entry: BundleEntry; references: string[] }[] {
  const campaigns = valuesOf(texts, "campaign").flatMap(({ value }) => {
    const campaign = Campaign.nullable().parse(value);
    return campaign ? [{ anchorId: 0n, entry: campaign.bundle, references: campaign.products }] : [];
  });
  return [...campaigns, ...listOnPages(texts)];
}

function listOnPages(texts: PublishedTexts) {
  return valuesOf(texts, "bundles").flatMap(({ owner, productId, value }) => {
    const references = ProductReferences.parse(JSON.parse(texts.get(`${owner} bundle_products`) ?? "[]"));
    return Bundles.parse(value).b.map((entry) => ({ anchorId: productId, entry, references }));
  });
}

/** Every rule that the Function is given, with the product it is on. */
export function listGranted(texts: PublishedTexts): { productId: bigint; rule: Rule }[] {
  return valuesOf(texts, "bundle_rules").flatMap(({ productId, value }) =>
    BundleRules.parse(value).r.map((rule) => ({ productId, rule })),
  );
}

/** What is shown and not charged, or shown without all it needs: there must be none, at any moment. */
export function findLies(texts: PublishedTexts): string[] {
  const configs = [...texts].filter(([name]) => /^gid:\/\/shopify\/Discount\w*Node\/\d+ config$/.test(name));
  const isOn = configs.some(([, text]) => DiscountConfig.parse(JSON.parse(text)).on);
  const charged = new Set(
    listGranted(texts).flatMap(({ productId, rule }) => (isReachable(productId, rule) ? [JSON.stringify(rule)] : [])),
  );
  return listShown(texts).flatMap(({ anchorId, entry, references }) => {
    const others = entry.slots.flatMap((slot) => slot.p).filter((id) => BigInt(id) !== anchorId);
    const unreferenced = others.filter((id) => !references.includes(`gid://shopify/Product/${id}`));
    const needed = composeRule({ slots: entry.slots, pct: entry.pct, caps: entry.caps }, toTerms(entry));
    const isCharged = needed === null || (isOn && charged.has(JSON.stringify(needed)));
    const isSilent = entry.words !== undefined && (texts.get(`${WORDS}${entry.words} words`) ?? "null") === "null";
    return [
      ...(isSilent ? [`${anchorId} shows ${entry.id} in words that are not there`] : []),
      ...unreferenced.map((id) => `${anchorId} shows ${entry.id} without a reference to ${id}`),
      ...(isCharged ? [] : [`${anchorId} shows ${entry.id}, which is not charged`]),
    ];
  });
}

function valuesOf(texts: PublishedTexts, wantedKey: string) {
  return [...texts].flatMap(([name, text]) => {
    const [owner = "", key] = name.split(" ");
    const value: unknown = key === wantedKey ? JSON.parse(text) : null;
    return key === wantedKey ? [{ owner, productId: BigInt(/\/Product\/(\d+)$/.exec(owner)?.[1] ?? 0), value }] : [];
  });
}

function toTerms({ from, until, audience }: BundleEntry) {
  return { from: from ?? null, until: until ?? null, audience: audience ?? null };
}

/** When the set is in the cart, so is the product that carries its rule. */
function isReachable(productId: bigint, rule: Rule): boolean {
  return rule.s.some((slot) => readSlot(slot).p.some((id) => BigInt(id) === productId));
}
