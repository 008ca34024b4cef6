import type { LocalShop } from "#test/local-store/local-shop.ts";
import { CannotChange } from "#test/local-store/world/world-change.ts";
import type { ShopperSession } from "./session.ts";

/** Goes shopping from another country, and so in its market; a country that no market sells to is refused. */
export function setCountry({ world }: LocalShop, session: ShopperSession, countryCode: string): void {
  const sold = world.shop.markets.some((market) => market.countryCodes.includes(countryCode));
  if (!sold) throw new CannotChange(`${world.shop.name} does not sell to ${countryCode}`);
  session.countryCode = countryCode;
}

/** The customer with this id, for the company they buy for, if any. */
export function signIn(
  shop: LocalShop,
  session: ShopperSession,
  { customerId, companyId = null }: { customerId: number; companyId?: number | null },
): void {
  if (!shop.index.customer(customerId)) throw new CannotChange(`The shop has no customer ${customerId}`);
  session.customerId = customerId;
  session.companyId = companyId;
}

/** The cart stays, as it does at Shopify. */
export function signOut(session: ShopperSession): void {
  session.customerId = null;
  session.companyId = null;
}
