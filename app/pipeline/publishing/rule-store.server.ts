import { toGid } from "#app/kernel/ids.ts";
import { orderRule } from "#app/pipeline/publishing/compose-terms.ts";
import { type GrantedRule, placeKey } from "#app/pipeline/publishing/place-rules.ts";
import { Rule } from "#app/pipeline/publishing/wire.ts";
import { type Database, db } from "#app/runtime/database.server.ts";

/** Every rule that the Function knows, or is to know. */
export async function listRules(shop: string): Promise<GrantedRule[]> {
  const rows = await db().grantedRule.findMany({
    where: { shop },
    orderBy: [{ ruleId: "asc" }, { productId: "asc" }],
  });
  // The database keeps JSON in an order of its own.
  return rows.map(({ shop: _, rule, ...row }) => ({ ...row, rule: orderRule(Rule.parse(rule)) }));
}

/** Makes the stored rules `rules`, where they were `before`. */
export async function replaceRules(
  tx: Database,
  shop: string,
  rules: readonly GrantedRule[],
  before: readonly GrantedRule[],
): Promise<void> {
  const stored = new Map(before.map((one) => [placeKey(one), toText(one)]));
  const staying = new Set(rules.map(placeKey));
  const changed = rules.filter((one) => stored.get(placeKey(one)) !== toText(one));
  const gone = before.filter((one) => !staying.has(placeKey(one)));
  if (gone.length > 0) {
    await tx.$executeRaw`
      delete from granted_rule r using jsonb_to_recordset(${toJson(gone)}::jsonb) as t(rule_id text, product_id bigint)
      where r.shop = ${shop} and r.rule_id = t.rule_id and r.product_id = t.product_id`;
  }
  if (changed.length === 0) return;
  await tx.$executeRaw`
    insert into granted_rule (shop, rule_id, product_id, rule, offer_ids, granted_at, honoured_until, is_ended)
    select ${shop}, t.rule_id, t.product_id, t.rule, t.offer_ids, t.granted_at, t.honoured_until, t.is_ended
    from jsonb_to_recordset(${toJson(changed)}::jsonb) as t(rule_id text, product_id bigint, rule jsonb, offer_ids text[],
      granted_at timestamptz, honoured_until timestamptz, is_ended boolean) order by 2, 3
    on conflict (shop, rule_id, product_id) do update set offer_ids = excluded.offer_ids,
      granted_at = excluded.granted_at, honoured_until = excluded.honoured_until, is_ended = excluded.is_ended`;
}

/**
 * The merchant wants no grace for an offer: its rules are revoked by the next sync, once its pages are hidden. Rules that
 * another offer promises too stay.
 */
export async function endRulesAtOnce(tx: Database, shop: string, offerId: string): Promise<number> {
  return tx.$executeRaw`
    update granted_rule set is_ended = true where shop = ${shop} and offer_ids <@ array[${offerId}]::text[]`;
}

/** Shops with rules whose grace is over. */
export async function listShopsWithOverdueRulesAllShops(now: Date): Promise<string[]> {
  const rows = await db().grantedRule.findMany({
    where: { honouredUntil: { lte: now } },
    distinct: ["shop"],
    select: { shop: true },
  });
  return rows.map((row) => row.shop);
}

/** Forgets the rules on products that Shopify no longer has. */
export async function forgetRulesOf(tx: Database, shop: string, ownerIds: readonly string[]): Promise<void> {
  const rows = await tx.grantedRule.findMany({ where: { shop }, select: { productId: true } });
  const gone = rows.map((row) => row.productId).filter((id) => ownerIds.includes(toGid("Product", id)));
  await tx.grantedRule.deleteMany({ where: { shop, productId: { in: gone } } });
}

export async function forgetRules(tx: Database, shop: string): Promise<number> {
  return (await tx.grantedRule.deleteMany({ where: { shop } })).count;
}

function toJson(rules: readonly GrantedRule[]): string {
  return JSON.stringify(rules.map(toColumns));
}

const toText = (one: GrantedRule) => JSON.stringify(toColumns(one));

function toColumns({ ruleId, productId, rule, offerIds, grantedAt, honouredUntil, isEnded }: GrantedRule) {
  return {
    rule_id: ruleId,
    product_id: String(productId),
    rule,
    offer_ids: offerIds,
    granted_at: grantedAt,
    honoured_until: honouredUntil,
    is_ended: isEnded,
  };
}
