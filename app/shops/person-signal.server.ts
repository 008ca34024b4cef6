import { z } from "zod";
import { hashEmail } from "#app/shops/email-hash.ts";
import { getEmailKey } from "#app/shops/email-key.server.ts";

const Id = z.union([z.number().int().positive(), z.string().regex(/^\d+$/)]).transform(String);

/** Of a guest Shopify may know the address only, of a till's customer the id only. */
const Body = z.object({
  customer: z.object({ id: Id.nullish(), email: z.string().nullish() }),
  orders_to_redact: z.array(Id).nullish(),
  orders_requested: z.array(Id).nullish(),
  data_request: z.object({ id: Id }).nullish(),
});

/** What a delivery of a privacy topic is about, beside the customer's id. */
export const PersonAbout = z.object({
  emailHmac: z.string().nullable(),
  orderIds: z.array(z.string()),
  /** Shopify's own number of a data request: the same request may be told twice. */
  requestId: z.string().nullable(),
});

export type Person = z.infer<typeof PersonAbout> & { customerId: string | null };

/**
 * customers/data_request and customers/redact: the customer's id, the hash of the e-mail address (the address itself ends
 * here, the phone number too), and the orders that Shopify names.
 */
export async function parsePersonSignal(body: unknown, shop: string) {
  const { customer, orders_to_redact, orders_requested, data_request } = Body.parse(body);
  const about: z.infer<typeof PersonAbout> = {
    emailHmac: customer.email ? hashEmail(await getEmailKey(shop), customer.email) : null,
    orderIds: orders_to_redact ?? orders_requested ?? [],
    requestId: data_request?.id ?? null,
  };
  return { subjectId: customer.id ?? null, about };
}

/** The person whom a stored delivery is about. */
export function parsePerson({ subjectId, about }: { subjectId: string | null; about: unknown }): Person {
  return { customerId: subjectId, ...PersonAbout.parse(about) };
}
