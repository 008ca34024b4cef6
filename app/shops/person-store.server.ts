import type { Database } from "#app/runtime/database.server.ts";

/** All that we know one person by, and since when. More than one key: a shopper whose two aliases were never joined. */
export type KnownPerson = {
  keys: string[];
  customerIds: string[];
  emailHmacs: string[];
  firstSeenAt: Date | null;
};

type Named = { customerId: string | null; emailHmac: string | null; keys?: readonly string[] };

/** The person behind a customer id, an e-mail hash or keys of ours, with every other alias they have. */
export async function findPerson(tx: Database, shop: string, named: Named): Promise<KnownPerson> {
  const { customerId, emailHmac } = named;
  const direct = await tx.customerAlias.findMany({
    where: {
      shop,
      OR: [
        ...(customerId === null ? [] : [{ kind: "shopify", value: customerId }]),
        ...(emailHmac === null ? [] : [{ kind: "email", value: emailHmac }]),
        { customerKey: { in: [...(named.keys ?? [])] } },
      ],
    },
  });
  const keys = [...new Set([...direct.map((alias) => alias.customerKey), ...(named.keys ?? [])])];
  const all = await tx.customerAlias.findMany({
    where: { shop, customerKey: { in: keys } },
    orderBy: { value: "asc" },
  });
  const first = await tx.customer.aggregate({ where: { shop, customerKey: { in: keys } }, _min: { createdAt: true } });
  const valuesOf = (kind: string) => all.filter((alias) => alias.kind === kind).map((alias) => alias.value);
  return {
    keys,
    customerIds: [...new Set([...(customerId === null ? [] : [customerId]), ...valuesOf("shopify")])],
    emailHmacs: [...new Set([...(emailHmac === null ? [] : [emailHmac]), ...valuesOf("email")])],
    firstSeenAt: first._min.createdAt,
  };
}

/** Forgets these shoppers and what they were known as. */
export async function forgetPerson(tx: Database, shop: string, keys: readonly string[]) {
  const where = { shop, customerKey: { in: [...keys] } };
  const { count: aliases } = await tx.customerAlias.deleteMany({ where });
  const { count: customers } = await tx.customer.deleteMany({ where });
  return { customers, aliases };
}

/** Forgets every shopper of this shop. */
export async function forgetShop(tx: Database, shop: string): Promise<number> {
  await tx.customerAlias.deleteMany({ where: { shop } });
  return (await tx.customer.deleteMany({ where: { shop } })).count;
}
