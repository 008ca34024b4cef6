import { createHash } from "node:crypto";
import { DAY_MS } from "#app/kernel/clock.ts";
import { type Database, db, Prisma } from "#app/runtime/database.server.ts";

/** Shopify wants each request done within 30 days; an export is kept as long for the merchant to download. */
export const PRIVACY_DAYS = 30;

export type PrivacyTopic = "customers/data_request" | "customers/redact" | "shop/redact";

/** A request as the Activity page lists it. */
export type PrivacyRequest = {
  id: string;
  topic: string;
  requestedAt: Date;
  /** By when Shopify wants it done. */
  dueAt: Date;
  doneAt: Date | null;
  /** What was exported, redacted or erased, by name. */
  counts: Record<string, number>;
  /** Until when the export can be downloaded; null: there is none, or no longer. */
  exportUntil: Date | null;
};

/** The id of a request: the same for everything that tells of the same request, so that it is noted once. */
export function privacyRequestId(topic: PrivacyTopic, told: { requestId: string | null; webhookId: string }): string {
  const text = told.requestId === null ? `${topic} webhook ${told.webhookId}` : `${topic} ${told.requestId}`;
  const hex = createHash("sha256").update(text).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/** Notes a request before it is worked on, so that the merchant sees that it is due. Can be repeated. */
export async function savePrivacyRequest(
  tx: Database,
  shop: string,
  request: { id: string; topic: PrivacyTopic; requestedAt: Date },
): Promise<void> {
  await tx.privacyRequest.createMany({ data: [{ shop, ...request }], skipDuplicates: true });
}

/** Whether this request was done before. */
export async function isPrivacyRequestDone(tx: Database, shop: string, id: string): Promise<boolean> {
  const row = await tx.privacyRequest.findUnique({ where: { shop_id: { shop, id } }, select: { doneAt: true } });
  return row?.doneAt != null;
}

/** Says that a request is done. The first to say so decides. */
export async function markPrivacyRequestDone(
  tx: Database,
  shop: string,
  id: string,
  done: { doneAt: Date; counts: Record<string, number>; export?: Prisma.InputJsonObject },
): Promise<void> {
  await tx.privacyRequest.updateMany({ where: { shop, id, doneAt: null }, data: done });
}

/** The shop's requests, newest first, without the exports themselves. */
export async function listPrivacyRequests(shop: string, limit = 50): Promise<PrivacyRequest[]> {
  const rows = await db().privacyRequest.findMany({
    where: { shop },
    omit: { export: true },
    orderBy: [{ requestedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
  const kept = await db().privacyRequest.findMany({
    where: { shop, id: { in: rows.map((row) => row.id) }, export: { not: Prisma.DbNull } },
    select: { id: true },
  });
  const exported = new Set(kept.map((row) => row.id));
  return rows.map(({ id, topic, requestedAt, doneAt, counts }) => ({
    id,
    topic,
    requestedAt,
    dueAt: daysAfter(requestedAt),
    doneAt,
    counts: toCounts(counts),
    exportUntil: doneAt && exported.has(id) ? daysAfter(doneAt) : null,
  }));
}

/** The export of a request, for the merchant to download, or null. */
export async function getPrivacyExport(shop: string, id: string): Promise<Prisma.JsonValue> {
  const row = await db().privacyRequest.findUnique({ where: { shop_id: { shop, id } }, select: { export: true } });
  return row?.export ?? null;
}

/** Forgets the exports made for a person who is now to be forgotten. @returns how many. */
export async function forgetExportsOfPerson(
  tx: Database,
  shop: string,
  { customerIds, emailHmacs }: { customerIds: readonly string[]; emailHmacs: readonly string[] },
): Promise<number> {
  return tx.$executeRaw`
    update privacy_request set export = null
    where shop = ${shop} and (
      export -> 'knownAs' -> 'customerIds' ?| ${[...customerIds]}::text[]
      or export -> 'knownAs' -> 'emailHashes' ?| ${[...emailHmacs]}::text[])`;
}

/** Forgets exports made before `before`. @returns how many. */
export async function forgetExportsAllShops(before: Date): Promise<number> {
  const { count } = await db().privacyRequest.updateMany({
    where: { doneAt: { lt: before }, export: { not: Prisma.DbNull } },
    data: { export: Prisma.DbNull },
  });
  return count;
}

/**
 * The shop is being erased: exports go, and what was still to be done for its customers is done with it. That a request
 * came and was done is kept: topic, times and counts name nobody, and are the merchant's and our proof towards Shopify.
 */
export async function forgetShop(tx: Database, shop: string, now: Date): Promise<number> {
  await tx.privacyRequest.updateMany({ where: { shop, doneAt: null }, data: { doneAt: now, counts: {} } });
  const { count } = await tx.privacyRequest.updateMany({
    where: { shop, export: { not: Prisma.DbNull } },
    data: { export: Prisma.DbNull },
  });
  return count;
}

function daysAfter(date: Date): Date {
  return new Date(date.getTime() + PRIVACY_DAYS * DAY_MS);
}

function toCounts(stored: Prisma.JsonValue): Record<string, number> {
  if (stored === null || typeof stored !== "object" || Array.isArray(stored)) return {};
  const numbers = Object.entries(stored).flatMap(([name, value]) => (typeof value === "number" ? [[name, value]] : []));
  return Object.fromEntries(numbers);
}
