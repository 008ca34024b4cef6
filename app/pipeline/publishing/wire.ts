import { z } from "zod";

// The way back: what a shopper answers is read with the order.
export { ORDER_KEYS, SuggestionAnswer } from "#app/pipeline/orders/answer.ts";

/**
 * What is published, word for word: Liquid, checkout and the discount Function read it. Golden files in
 * `test/fixtures/wire/v1` fix it. A change that an old reader would misread needs a new version.
 *
 * Product ids are Shopify's legacy ids as JSON numbers (they stay below 2^53); percents are of the price, with at most two
 * decimals; days are those of the shop's own time zone, first and last, as 2026-03-31.
 */
export const WIRE_VERSION = 1;

/** The keys, by their owner. App-owned (`$app`), but for those of the installation. */
export const PRODUCT_KEYS = {
  bundleProducts: "bundle_products",
  bundles: "bundles",
  bundleRules: "bundle_rules",
  upgradeProducts: "upgrade_products",
  upgrade: "upgrade",
} as const;
export const SHOP_KEYS = { fallbackProducts: "fallback_products", config: "config" } as const;
export const DISCOUNT_KEYS = { config: "config" } as const;
/** Data of the installation have no definition: namespace and type go with them. Liquid: `app.metafields.tandem.enabled`. */
export const INSTALLATION_NAMESPACE = "tandem";
export const INSTALLATION_KEYS = { enabled: "enabled", config: "config" } as const;

const Version = z.literal(WIRE_VERSION);
const ProductId = z.number().int().positive();
const Percent = z.number().min(0).max(100);
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The most that a product (`p` and its id) or a variant (`v` and its id) is reduced by, where that is less than the percent. */
export const Caps = z.record(z.string().regex(/^[pv]\d+$/), Percent);

/** One place in a set: `q` of any of the products `p`. */
export const Slot = z.strictObject({ p: z.array(ProductId).min(1), q: z.number().int().positive() });

/**
 * `bundles`: the sets that stand on a product's page, best first. A tier or a quantity break has an entry for each level, all
 * with the version's `id`. Each member's price is reduced by min(pct, cap); a set with a member missing is not shown.
 */
export const BundleEntry = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(["bundle", "tier", "quantity"]),
  slots: z.array(Slot).min(1),
  pct: Percent,
  caps: Caps.optional(),
  /** Handle of a metaobject `$app:words`. */
  words: z.string().optional(),
  from: Day.optional(),
  until: Day.optional(),
  audience: z.string().optional(),
});
export const Bundles = z.strictObject({ v: Version, b: z.array(BundleEntry) });

/** One place in a rule, short: a product alone stands for one of it. */
export const RuleSlot = z.union([ProductId, Slot]);

/**
 * A rule for the Function: the lines that fill its slots `s` cost `p` percent less, at most as the caps `c` say, from day
 * `f` until day `u`, for the audience `a`. It sits on one of its products.
 */
export const Rule = z.strictObject({
  s: z.array(RuleSlot).min(1),
  p: Percent,
  c: Caps.optional(),
  f: Day.optional(),
  u: Day.optional(),
  a: z.string().optional(),
});
export const BundleRules = z.strictObject({ v: Version, r: z.array(Rule) });

/** Where a fact stands that differs: Liquid reads both products' values there, in the shopper's language. */
export const FactRow = z.strictObject({
  /** An option, a metafield (key `namespace.key`), the weight, the rating, or the price. */
  s: z.enum(["option", "metafield", "weight", "rating", "price"]),
  k: z.string().optional(),
  /** What to call it, where the shop's theme has no word for it. */
  l: z.string().optional(),
});

/** `upgrade`: why each of `upgrade_products` is the better one. No prices: those are Shopify's own when the page is made. */
export const UpgradeEntry = z.strictObject({
  id: z.string().min(1),
  to: ProductId,
  /** The reasons, as codes. */
  why: z.array(z.enum(["alike", "substitute", "moved-up"])),
  rows: z.array(FactRow),
  words: z.string().optional(),
  from: Day.optional(),
  until: Day.optional(),
  audience: z.string().optional(),
});
export const Upgrade = z.strictObject({ v: Version, u: z.array(UpgradeEntry) });

/** A list of references as Shopify stores it. */
export const ProductReferences = z.array(z.string().regex(/^gid:\/\/shopify\/Product\/\d+$/));

/** `config` of the discount, for the Function: whether it gives anything at all, and whether to buyers for a company too. */
export const DiscountConfig = z.strictObject({ v: Version, on: z.boolean(), b2b: z.boolean().optional() });

/** A campaign by the handle of its metaobject, from day `f` until day `u`. */
export const CampaignRef = z.strictObject({ h: z.string().min(1), f: Day.optional(), u: Day.optional() });

/**
 * `config` of the installation, for the blocks: the kill switch, the share of shoppers in the hold-out (whole percent), the
 * most offers a page and a session, whether buyers for a company see any, and the campaigns, the first to show first. Its
 * twin `enabled` is what `available_if` understands. Off, there is no more to say; a reader takes what is absent as hold 0,
 * page 3, session 12, b2b false, and no campaigns.
 */
export const InstallationConfig = z.strictObject({
  v: Version,
  on: z.boolean(),
  hold: z.number().int().min(0).max(100).optional(),
  page: z.number().int().min(1).optional(),
  session: z.number().int().min(1).optional(),
  b2b: z.boolean().optional(),
  campaigns: z.array(CampaignRef).optional(),
});

/**
 * `config` of the shop, for checkout and order status, which cannot read the installation's: of that what they heed, to be
 * read in the same way. The arm is drawn on pages and comes with the cart; sessions and campaigns are of the theme.
 */
export const ShopConfig = InstallationConfig.omit({ hold: true, session: true, campaigns: true });

/** The type of a metaobject, and the ledger's key for all that it holds. */
export const METAOBJECT_TYPES = { words: "words", campaign: "campaign" } as const;

/** A metaobject `$app:words`: what the merchant says for an offer. Its handle follows from what it says. Null: none. */
export const Words = z.strictObject({ title: z.string().min(1), call_to_action: z.string().min(1).optional() });

/** A metaobject `$app:campaign`: a theme bundle of the merchant's, with its terms as `bundle`. */
export const Campaign = z.strictObject({
  title: z.string().min(1),
  text: z.string().min(1).optional(),
  products: ProductReferences,
  bundle: BundleEntry,
});

export type Words = z.infer<typeof Words>;
export type Campaign = z.infer<typeof Campaign>;
export type Caps = z.infer<typeof Caps>;
export type Slot = z.infer<typeof Slot>;
export type BundleEntry = z.infer<typeof BundleEntry>;
export type RuleSlot = z.infer<typeof RuleSlot>;
export type Rule = z.infer<typeof Rule>;
export type UpgradeEntry = z.infer<typeof UpgradeEntry>;
export type FactRow = z.infer<typeof FactRow>;
export type CampaignRef = z.infer<typeof CampaignRef>;

export type OwnerKind = "product" | "shop" | "discount" | "installation" | "metaobject";

/** Everything published: how each value is read, and what stands there instead of nothing (we empty, we never delete). */
export const PUBLISHED: Record<OwnerKind, Record<string, { parser: z.ZodType; empty: unknown }>> = {
  product: {
    [PRODUCT_KEYS.bundleProducts]: { parser: ProductReferences, empty: [] },
    [PRODUCT_KEYS.bundles]: { parser: Bundles, empty: { v: WIRE_VERSION, b: [] } },
    [PRODUCT_KEYS.bundleRules]: { parser: BundleRules, empty: { v: WIRE_VERSION, r: [] } },
    [PRODUCT_KEYS.upgradeProducts]: { parser: ProductReferences, empty: [] },
    [PRODUCT_KEYS.upgrade]: { parser: Upgrade, empty: { v: WIRE_VERSION, u: [] } },
  },
  shop: {
    [SHOP_KEYS.fallbackProducts]: { parser: ProductReferences, empty: [] },
    [SHOP_KEYS.config]: { parser: ShopConfig, empty: { v: WIRE_VERSION, on: false } },
  },
  discount: { [DISCOUNT_KEYS.config]: { parser: DiscountConfig, empty: { v: WIRE_VERSION, on: false } } },
  installation: {
    [INSTALLATION_KEYS.enabled]: { parser: z.boolean(), empty: false },
    [INSTALLATION_KEYS.config]: { parser: InstallationConfig, empty: { v: WIRE_VERSION, on: false } },
  },
  // These are removed rather than emptied: their fields are required.
  metaobject: {
    [METAOBJECT_TYPES.words]: { parser: Words.nullable(), empty: null },
    [METAOBJECT_TYPES.campaign]: { parser: Campaign.nullable(), empty: null },
  },
};

/**
 * What stands for a metaobject among the owners: its type and handle, as Shopify's own id says nothing of what it is.
 * "words/0f1e2d3c" holds the one key "words".
 */
export function metaobjectOwner(type: keyof typeof METAOBJECT_TYPES, handle: string): string {
  return `gid://shopify/Metaobject/${type}/${handle}`;
}

/** Type and handle of such an owner. @throws RangeError for an owner that is no metaobject. */
export function parseMetaobjectOwner(ownerId: string): { type: string; handle: string } {
  const [, type, handle] = /^gid:\/\/shopify\/Metaobject\/(\w+)\/(.+)$/.exec(ownerId) ?? [];
  if (!type || !handle) throw new RangeError(`"${ownerId}" is no metaobject of ours`);
  return { type, handle };
}

const KIND_BY_TYPE: Record<string, OwnerKind> = {
  Product: "product",
  Shop: "shop",
  DiscountAutomaticNode: "discount",
  DiscountNode: "discount",
  AppInstallation: "installation",
  Metaobject: "metaobject",
};

/** What kind of owner a gid names. @throws RangeError for one that holds nothing of ours. */
export function ownerKind(ownerId: string): OwnerKind {
  const kind = KIND_BY_TYPE[/^gid:\/\/shopify\/(\w+)\//.exec(ownerId)?.[1] ?? ""];
  if (!kind) throw new RangeError(`"${ownerId}" is no owner of what is published`);
  return kind;
}

/** The text that stands for "nothing" under this key. @throws RangeError for a key that is not published there. */
export function emptyValue(ownerId: string, key: string): string {
  const published = PUBLISHED[ownerKind(ownerId)][key];
  if (!published) throw new RangeError(`"${key}" is not published on ${ownerId}`);
  return JSON.stringify(published.empty);
}
