import type { JobHandler } from "#app/jobs/define-job.ts";
import { joinCustomers } from "#app/pipeline/orders/join-customers.server.ts";
import { redactPerson } from "#app/pipeline/orders/redact-person.server.ts";
import type { Database } from "#app/runtime/database.server.ts";
import { type Ending, handleEachDelivery, type Waiting } from "#app/shops/each-delivery.server.ts";
import { holdShop } from "#app/shops/hold-shop.server.ts";
import { aliasText, identifyCustomers } from "#app/shops/identify-customers.server.ts";
import { MergeAbout } from "#app/shops/signals.ts";
import { listBuried } from "#app/shops/tombstones.server.ts";

/** Two customers became one in Shopify: they become one shopper here. */
export const mergeCustomers: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  const { handled } = await handleEachDelivery(
    shop,
    {
      topic: "customers/merge",
      forgetSubject: true,
      handle: (tx, delivery) => mergeOnce(tx, shop, delivery, context.now),
    },
    context,
  );
  return { unchanged: handled === 0, summary: `${handled} customers merged` };
};

/**
 * Both ids lead to one key from now on, also when neither was seen yet: an order that names the deleted customer may come
 * later than this. A person known under a third id, merged earlier, moves along.
 */
async function mergeOnce(tx: Database, shop: string, { subjectId, about }: Waiting, now: Date): Promise<Ending> {
  const { keptId, status } = MergeAbout.parse(about);
  if (status !== "completed") return { ignored: "Shopify could not merge these customers" };
  if (subjectId === null) return { ignored: "the message names no customer" };
  if (!(await holdShop(tx, shop))) return { ignored: "Tandem holds nothing of this shop" };
  const buried = await listBuried(tx, shop, "customer", [keptId, subjectId]);
  if (buried.has(keptId)) {
    // The one who is to be forgotten turns out to be this one too.
    await redactPerson(tx, shop, { customerId: subjectId, emailHmac: null, orderIds: [] }, now);
    return "handled";
  }
  if (buried.has(subjectId)) return { ignored: "the merged customer was redacted before" };
  const kept = { kind: "shopify" as const, value: keptId };
  const deleted = { kind: "shopify" as const, value: subjectId };
  const keys = await identifyCustomers(tx, shop, [kept, deleted], now);
  const keptKey = keys.get(aliasText(kept));
  const deletedKey = keys.get(aliasText(deleted));
  if (keptKey && deletedKey) await joinCustomers(tx, shop, keptKey, deletedKey);
  return "handled";
}
