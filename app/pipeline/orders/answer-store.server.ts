import type { Answer } from "#app/pipeline/orders/answer.ts";
import { type Database, db } from "#app/runtime/database.server.ts";

type Answered = { orderId: bigint; answer: Answer | null };

/** Notes what these orders say now: an answer takes the place of the one before, and one that is gone goes. */
export async function saveAnswers(tx: Database, shop: string, orders: readonly Answered[]): Promise<void> {
  await forgetAnswers(
    tx,
    shop,
    orders.filter(({ answer }) => answer === null).map(({ orderId }) => orderId),
  );
  const rows = orders.flatMap(({ orderId, answer }) => (answer ? [toColumns(orderId, answer)] : []));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into order_answer (shop, order_id, version_id, useful, said, answered_at)
    select ${shop}, order_id, version_id, useful, said, answered_at
    from jsonb_populate_recordset(null::order_answer, ${JSON.stringify(rows)}::jsonb) order by order_id
    on conflict (shop, order_id) do update set (version_id, useful, said, answered_at)
      = row (excluded.version_id, excluded.useful, excluded.said, excluded.answered_at)`;
}

/** Forgets what these orders said. @returns how many did. */
export async function forgetAnswers(tx: Database, shop: string, orderIds: readonly bigint[]): Promise<number> {
  if (orderIds.length === 0) return 0;
  return (await tx.orderAnswer.deleteMany({ where: { shop, orderId: { in: [...orderIds] } } })).count;
}

/** Forgets every answer of this shop. */
export async function forgetAllAnswers(tx: Database, shop: string): Promise<void> {
  await tx.orderAnswer.deleteMany({ where: { shop } });
}

/** What these orders say, by order. */
export async function listAnswers(tx: Database, shop: string, orderIds: readonly bigint[]) {
  const rows = await tx.orderAnswer.findMany({ where: { shop, orderId: { in: [...orderIds] } } });
  return new Map<bigint, Answer>(
    rows.map(({ orderId, versionId, useful, said, answeredAt }) => [orderId, { versionId, useful, said, answeredAt }]),
  );
}

/** `count` orders answered, `useful` of them that it was; `said`: sentences, newest first. */
export type AnswerSums = { count: number; useful: number; said: { text: string; useful: boolean; at: Date }[] };

/** How many orders answered about any of these versions, how many found the suggestion useful, and what was said last. */
export async function sumUpAnswers(
  shop: string,
  versionIds: readonly string[],
  { latest }: { latest: number },
): Promise<AnswerSums> {
  const where = { shop, versionId: { in: [...versionIds] } };
  const [groups, rows] = await Promise.all([
    db().orderAnswer.groupBy({ by: ["useful"], where, _count: true }),
    db().orderAnswer.findMany({
      where: { ...where, said: { not: null } },
      orderBy: [{ answeredAt: "desc" }, { orderId: "desc" }],
      take: latest,
    }),
  ]);
  const of = (useful: boolean) => groups.find((group) => group.useful === useful)?._count ?? 0;
  const said = rows.map(({ said, useful, answeredAt }) => ({ text: said ?? "", useful, at: answeredAt }));
  return { count: of(true) + of(false), useful: of(true), said };
}

function toColumns(orderId: bigint, { versionId, useful, said, answeredAt }: Answer) {
  return { order_id: String(orderId), version_id: versionId, useful, said, answered_at: answeredAt };
}
