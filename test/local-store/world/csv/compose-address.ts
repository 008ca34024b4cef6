import type { WorldCustomer, WorldOrder } from "#test/local-store/world/types.ts";

const STREETS = ["Mill Lane", "High Street", "Church Road", "Station Road", "The Green", "Quay Street"];
const CITIES = ["Kendal", "Leeds", "Bristol", "Cork", "Utrecht", "Lyon", "Bremen"];

/**
 * The address cells of an order: invented, but always the same for a customer. Exports are full of personal data, and
 * whoever reads them must show that none of it is kept. The telephone numbers are from the range that is never given
 * out (Ofcom, numbers for drama use).
 */
export function composeAddress(
  kind: "Billing" | "Shipping",
  order: WorldOrder,
  customer: WorldCustomer | undefined,
): Record<string, string> {
  const country = { [`${kind} Country`]: order.countryCode ?? "" };
  if (!customer || customer.email === null) return country;
  const number = customer.id % 97;
  const street = `${number + 1} ${STREETS[customer.id % STREETS.length]}`;
  return {
    ...country,
    [`${kind} Name`]: `${customer.firstName} ${customer.lastName}`.trim(),
    [`${kind} Street`]: street,
    [`${kind} Address1`]: street,
    [`${kind} Company`]: order.companyId === null ? "" : `Café No. ${order.companyId % 1000}`,
    [`${kind} City`]: CITIES[customer.id % CITIES.length] ?? "",
    [`${kind} Zip`]: `LA${(number % 23) + 1} ${number % 10}AB`,
    [`${kind} Phone`]: `+44 7700 900${String(customer.id % 1000).padStart(3, "0")}`,
  };
}
