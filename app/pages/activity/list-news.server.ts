import { type News, RECORDS_A_PAGE, type Records } from "#app/pages/activity/activity.ts";
import { toNewsStatus } from "#app/pages/activity/outcome-words.ts";
import { db } from "#app/runtime/database.server.ts";

/** One page of what Shopify told us of this shop, newest first. */
export async function listNews(
  shop: string,
  { show, page }: { show: "all" | "failed"; page: number },
): Promise<Records<News>> {
  const rows = await db().delivery.findMany({
    where: { shop, ...(show === "failed" && { status: "failed" }) },
    orderBy: [{ receivedAt: "desc" }, { webhookId: "asc" }],
    take: RECORDS_A_PAGE + 1,
    skip: (page - 1) * RECORDS_A_PAGE,
  });
  const shown = rows.slice(0, RECORDS_A_PAGE);
  const names = await loadSubjects(shop, shown);
  return {
    records: shown.map(({ webhookId, topic, subjectId, receivedAt, handledAt, status, reason }) => ({
      ...{ id: webhookId, topic, receivedAt, handledAt, reason },
      status: toNewsStatus(status),
      subject: names.get(`${kindOf(topic)} ${subjectId}`) ?? null,
    })),
    hasMore: rows.length > RECORDS_A_PAGE,
  };
}

type About = { topic: string; subjectId: string | null };

/** What the merchant calls the orders and products that `rows` are about, by kind and id. */
async function loadSubjects(shop: string, rows: readonly About[]): Promise<Map<string, string>> {
  const ids = (kind: "order" | "product") => [
    ...new Set(rows.flatMap(({ topic, subjectId }) => (kindOf(topic) === kind ? toId(subjectId) : []))),
  ];
  const [orders, products] = await Promise.all([
    db().order.findMany({ where: { shop, orderId: { in: ids("order") } }, select: { orderId: true, name: true } }),
    db().product.findMany({
      where: { shop, productId: { in: ids("product") } },
      select: { productId: true, title: true },
    }),
  ]);
  return new Map([
    ...orders.map(({ orderId, name }) => [`order ${orderId}`, name] as const),
    ...products.map(({ productId, title }) => [`product ${productId}`, title] as const),
  ]);
}

function kindOf(topic: string): "order" | "product" | "other" {
  if (topic.startsWith("orders/") || topic.startsWith("refunds/")) return "order";
  return topic.startsWith("products/") ? "product" : "other";
}

function toId(subjectId: string | null): bigint[] {
  return subjectId && /^\d{1,18}$/.test(subjectId) ? [BigInt(subjectId)] : [];
}
