import { type News, RECORDS_A_PAGE, type Records } from "#app/pages/activity/activity.ts";
import { listDeliveryPage } from "#app/pages/activity/delivery-pages.server.ts";
import { toNewsStatus } from "#app/pages/activity/outcome-words.ts";
import { listOrderNames, listProductTitles } from "#app/pages/activity/subject-names.server.ts";

/** One page of what Shopify told us of this shop, newest first. */
export async function listNews(
  shop: string,
  { show, page }: { show: "all" | "failed"; page: number },
): Promise<Records<News>> {
  const rows = await listDeliveryPage(shop, {
    status: show === "failed" ? "failed" : undefined,
    offset: (page - 1) * RECORDS_A_PAGE,
    limit: RECORDS_A_PAGE + 1,
  });
  const shown = rows.slice(0, RECORDS_A_PAGE);
  const subjectOf = await loadSubjects(shop, shown);
  const records = shown.map(({ webhookId, topic, subjectId, receivedAt, handledAt, status, reason }) => ({
    ...{ id: webhookId, topic, receivedAt, handledAt, reason },
    status: toNewsStatus(status),
    subject: subjectOf({ topic, subjectId }),
  }));
  return { records, hasMore: rows.length > RECORDS_A_PAGE };
}

type About = { topic: string; subjectId: string | null };

/** What the merchant calls the orders and products that `rows` are about. */
async function loadSubjects(shop: string, rows: readonly About[]): Promise<(about: About) => string | null> {
  const ids = (kind: "order" | "product") => [...new Set(rows.filter((row) => kindOf(row) === kind).flatMap(idsOf))];
  const names = {
    order: await listOrderNames(shop, ids("order")),
    product: await listProductTitles(shop, ids("product")),
  };
  return (about) => {
    const kind = kindOf(about);
    const [id] = idsOf(about);
    return kind && id !== undefined ? (names[kind].get(id) ?? null) : null;
  };
}

function kindOf({ topic }: About): "order" | "product" | null {
  if (topic.startsWith("orders/") || topic.startsWith("refunds/")) return "order";
  return topic.startsWith("products/") ? "product" : null;
}

function idsOf({ subjectId }: About): bigint[] {
  return subjectId && /^\d{1,18}$/.test(subjectId) ? [BigInt(subjectId)] : [];
}
