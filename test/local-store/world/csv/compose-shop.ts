import { ID_BASE } from "#test/local-store/world/ids.ts";
import type { WorldOrder, WorldShop } from "#test/local-store/world/types.ts";

// The zone of most of a country's shops; the export writes its times with an offset, not with a zone.
const ZONES: Record<string, string> = {
  AU: "Australia/Sydney",
  CA: "America/Toronto",
  DE: "Europe/Berlin",
  ES: "Europe/Madrid",
  FR: "Europe/Paris",
  GB: "Europe/London",
  IE: "Europe/Dublin",
  IT: "Europe/Rome",
  JP: "Asia/Tokyo",
  NL: "Europe/Amsterdam",
  NZ: "Pacific/Auckland",
  US: "America/New_York",
};

/** The shop that a pair of exports belongs to: one market, at home where most of its orders go. */
export function composeShop(domain: string, currency: string, orders: WorldOrder[]): WorldShop {
  const countryCode = mostCommonCountry(orders);
  const countryCodes = [...new Set(orders.flatMap((order) => order.countryCode ?? []))].sort();
  const handle = domain.replace(/\.myshopify\.com$/, "");
  const name = handle.replace(
    /(^|-)(\w)/g,
    (_, dash: string, letter: string) => (dash ? " " : "") + letter.toUpperCase(),
  );
  return {
    domain,
    id: ID_BASE.shop + 1,
    name,
    email: `hello@${handle}.example.com`,
    currency,
    timeZone: ZONES[countryCode] ?? "UTC",
    countryCode,
    plan: "basic",
    markets: [
      {
        id: ID_BASE.market + 1,
        handle: "primary",
        name: "Primary market",
        currency,
        countryCodes: countryCodes.length > 0 ? countryCodes : [countryCode],
        rate: 1,
        primary: true,
      },
    ],
  };
}

function mostCommonCountry(orders: WorldOrder[]): string {
  const counts = new Map<string, number>();
  for (const { countryCode } of orders) {
    if (countryCode !== null) counts.set(countryCode, (counts.get(countryCode) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most?.[0] ?? "US";
}
