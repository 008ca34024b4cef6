import type { BundleEntry, Caps, Slot, UpgradeEntry } from "#app/pipeline/publishing/wire.ts";
import { toNumber } from "./ids.ts";
import { parseJson, toList, toRecord, toText } from "./json.ts";

/** A metafield of ours as Shopify hands it over: whose it is, and its value as text. */
export type AppMetafield = {
  target: { type: string; id: string };
  metafield: { namespace: string; key: string; value: unknown };
};

/** What Tandem published for what is in this cart or order, by product where it stands on products. */
export type Published = {
  config: Config;
  audiences: readonly string[];
  bundles: ReadonlyMap<number, readonly BundleEntry[]>;
  /** Rules of the discount Function, as they are. */
  rules: ReadonlyMap<number, readonly unknown[]>;
  upgrades: ReadonlyMap<number, readonly UpgradeEntry[]>;
  /** An answer of this shopper's to the question on order status. */
  suggestion: unknown;
};

/** The shop's switch, the most offers a page, and whether buyers for a company see any. */
export type Config = { isOn: boolean; page: number; isForCompanies: boolean };

const PAGE = 3;
const KINDS = ["bundle", "tier", "quantity"] as const;

/** Reads the metafields by hand: a schema library would be most of the bundle. The wire's golden files hold it in the tests. */
export function readPublished(metafields: readonly AppMetafield[]): Published {
  const values = metafields
    .filter(({ metafield }) => metafield.namespace === "$app")
    .map(({ target, metafield: { key, value } }) => ({ ...target, key, value: readValue(value) }));
  const one = (key: string) => values.find((entry) => entry.key === key)?.value;
  const byProduct = <Entry>(key: string, read: (value: unknown) => readonly Entry[]) =>
    new Map(values.flatMap((entry) => (entry.key === key ? [[toNumber(entry.id), read(entry.value)] as const] : [])));
  return {
    config: readConfig(one("config")),
    audiences: readAudiences(one("audiences")),
    bundles: byProduct("bundles", readBundles),
    rules: byProduct("bundle_rules", (value) => listOf(value, "r")),
    upgrades: byProduct("upgrade", readUpgrades),
    suggestion: one("suggestion") ?? null,
  };
}

/** The sets of a product's `bundles`. What is not whole is left out: an older reader promises nothing it can't read. */
export function readBundles(value: unknown): BundleEntry[] {
  return listOf(value, "b").flatMap((entry): BundleEntry[] => {
    const { id, kind, slots, pct, caps } = toRecord(entry);
    const read = toList(slots).flatMap(readSlot);
    const isWhole = toText(id) !== "" && read.length > 0 && read.length === toList(slots).length;
    const known = KINDS.find((one) => one === kind);
    if (!isWhole || !known || typeof pct !== "number") return [];
    const terms = { id: toText(id), kind: known, pct, slots: read };
    return [{ ...terms, ...(caps !== undefined && { caps: readCaps(caps) }), ...readWhen(entry) }];
  });
}

/** The better products of a product's `upgrade`. */
export function readUpgrades(value: unknown): UpgradeEntry[] {
  return listOf(value, "u").flatMap((entry) => {
    const { id, to, why, rows } = toRecord(entry);
    if (toText(id) === "" || typeof to !== "number") return [];
    const reasons = (["alike", "substitute", "moved-up"] as const).filter((one) => toList(why).includes(one));
    return [{ id: toText(id), to, why: reasons, rows: toList(rows).flatMap(readRow), ...readWhen(entry) }];
  });
}

/** JSON comes as text, or already read. */
function readValue(value: unknown): unknown {
  return typeof value === "string" ? parseJson(value) : value;
}

function readConfig(value: unknown): Config {
  const { v, on, page, b2b } = toRecord(value);
  return { isOn: v === 1 && on === true, page: typeof page === "number" ? page : PAGE, isForCompanies: b2b === true };
}

function readAudiences(value: unknown): string[] {
  return listOf(value, "ids").map(toText);
}

/** The list `key` of a value of the first version; nothing of another one. */
function listOf(value: unknown, key: string): readonly unknown[] {
  const { v, [key]: list } = toRecord(value);
  return v === 1 ? toList(list) : [];
}

function readSlot(slot: unknown): Slot[] {
  const { p, q } = toRecord(slot);
  const products = toList(p).filter((id) => typeof id === "number");
  return products.length > 0 && typeof q === "number" && q > 0 ? [{ p: products, q }] : [];
}

function readCaps(caps: unknown): Caps {
  const own: Caps = {};
  // A cap that can't be read gives nothing, as in the Function.
  for (const [key, percent] of Object.entries(toRecord(caps))) own[key] = typeof percent === "number" ? percent : 0;
  return own;
}

function readRow(row: unknown): UpgradeEntry["rows"] {
  const { s, k, l } = toRecord(row);
  const source = (["option", "metafield", "weight", "rating", "price"] as const).find((one) => one === s);
  return source ? [{ s: source, ...(toText(k) && { k: toText(k) }), ...(toText(l) && { l: toText(l) }) }] : [];
}

function readWhen(entry: unknown): Pick<BundleEntry, "words" | "from" | "until" | "audience"> {
  const { words, from, until, audience } = toRecord(entry);
  const own = Object.entries({ words, from, until, audience }).filter(([, text]) => toText(text) !== "");
  return Object.fromEntries(own);
}
