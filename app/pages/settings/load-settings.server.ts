import { listFaces } from "#app/pages/offers/product-faces.server.ts";
import { GROUPS } from "#app/pages/settings/declared-settings.server.ts";
import type { Entries, Entry, SettingsPage } from "#app/pages/settings/settings.ts";
import { LEAVE_OUT_RULES, parseBasketRules } from "#app/pipeline/baskets/basket-rules.ts";
import { getRules } from "#app/pipeline/offers/rules-store.server.ts";
import { getPublishingSettings } from "#app/pipeline/publishing/settings-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { getSettings } from "#app/shops/settings-store.server.ts";

/** Everything that this shop's merchant settles, as it is now. */
export async function loadSettings(shop: string): Promise<SettingsPage> {
  const [offers, publishing, stored] = await Promise.all([
    getRules(db(), shop),
    getPublishingSettings(db(), shop),
    getSettings(db(), shop, "baskets"),
  ]);
  const { leaveOut, ...baskets } = parseBasketRules(stored);
  const values: Record<string, unknown> = {
    ...prefix("offers", offers),
    ...prefix("publishing", publishing),
    ...prefix("baskets", baskets),
    ...prefix(
      "baskets.leaveOut",
      Object.fromEntries(LEAVE_OUT_RULES.map(({ reason }) => [reason, leaveOut.has(reason)])),
    ),
  };
  const productIds = [offers.excludedProducts, baskets.excludedProducts, baskets.keptAddOns].flatMap((ids) => [...ids]);
  const faceOf = await listFaces(shop, productIds);
  const toEntry = (value: unknown): Entry => {
    if (Array.isArray(value) || value instanceof Set) return [...value].map(faceOf);
    return typeof value === "boolean" ? value : String(value);
  };
  const names = GROUPS.flatMap(({ settings }) => settings.map(({ name }) => name));
  const entries: Entries = Object.fromEntries(names.map((name) => [name, toEntry(values[name])]));
  return { groups: [...GROUPS], entries, isOn: publishing.isOn };
}

function prefix(part: string, values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${part}.${name}`, value]));
}
