import { z } from "zod";
import type { Kind, Show, Standing } from "#app/pages/offers/offers.ts";
import { db, Prisma } from "#app/runtime/database.server.ts";

/** How an offer stands for the merchant: their word first, then what Tandem made of it. */
const STANDING = Prisma.sql`case
  when decision in ('excluded', 'dismissed') then 'turnedDown' when decision = 'paused' then 'paused'
  when state = 'live' then 'shown' when state = 'proposed' then 'proposed' else 'gone' end`;

/** What was found before and is not any more is listed only where the merchant wanted it. */
const IN_ALL = Prisma.sql`(state <> 'retired' or decision in ('accepted', 'pinned', 'paused'))
  and decision is distinct from 'excluded' and decision is distinct from 'dismissed'`;

/** The ids of this shop's offers of these kinds: the pinned first, then those expected to earn most. */
export async function listOfferIds(
  shop: string,
  { kinds, show, offset, limit }: { kinds: readonly Kind[]; show: Show; offset: number; limit: number },
): Promise<string[]> {
  const rows = await db().$queryRaw`
    select offer_id as id from offer where shop = ${shop} and origin = 'mined' and kind = any(${[...kinds]}::text[])
      and ${show === "all" ? IN_ALL : Prisma.sql`${STANDING} = ${show}`}
    order by decision is not distinct from 'pinned' desc, (merit ->> 'expectedProfitMinor')::bigint desc, offer_id
    offset ${offset} limit ${limit}`;
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

const Counts = z.array(
  z.object({
    standing: z.enum(["shown", "proposed", "paused", "turnedDown", "gone"]),
    listed: z.number(),
    n: z.number(),
  }),
);

/** How many of this shop's offers of these kinds each choice of the list has. */
export async function countShows(shop: string, kinds: readonly Kind[]): Promise<Record<Show, number>> {
  const rows = Counts.parse(
    await db().$queryRaw`
      select ${STANDING} as standing, count(*) filter (where ${IN_ALL})::int as listed, count(*)::int as n
      from offer where shop = ${shop} and origin = 'mined' and kind = any(${[...kinds]}::text[]) group by 1`,
  );
  const of = (standing: Standing) => rows.find((row) => row.standing === standing)?.n ?? 0;
  return {
    all: rows.reduce((sum, { listed }) => sum + listed, 0),
    ...{ shown: of("shown"), proposed: of("proposed"), paused: of("paused"), turnedDown: of("turnedDown") },
  };
}

/** Every promise that this shop's offer ever made, newest first. */
export async function listVersions(shop: string, offerId: string) {
  return db().offerVersion.findMany({
    where: { shop, offerId },
    orderBy: [{ createdAt: "desc" }, { versionId: "asc" }],
  });
}

/** A run that began longer ago was cut off without a word. */
const LONGEST_RUN_MS = 3_600_000;

/** Whether this shop's orders are being searched now. */
export async function isSearching(shop: string, now: Date): Promise<boolean> {
  const kind = { in: ["affinities.mine", "offers.compose"] };
  const startedAt = { gt: new Date(now.getTime() - LONGEST_RUN_MS) };
  return (await db().jobRun.count({ where: { shop, kind, startedAt, outcome: "running" } })) > 0;
}
