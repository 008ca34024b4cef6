import { z } from "zod";
import { listOrderNames } from "#app/pages/activity/subject-names.server.ts";
import { nameOffer } from "#app/pages/offers/offer-words.ts";
import { listFaces } from "#app/pages/offers/product-faces.server.ts";
import { listPromisePage } from "#app/pages/promises/promise-pages.server.ts";
import { type Asked, PROMISES_A_PAGE, type PromiseLine, type Promises } from "#app/pages/promises/promises.ts";
import { getOffer } from "#app/pipeline/offers/store.server.ts";
import { REASONS, VERDICTS } from "#app/pipeline/results/promise.ts";
import { countVerdicts } from "#app/pipeline/results/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { getShop } from "#app/shops/store.server.ts";
import { knownTimeZone } from "#app/ui/time-words.ts";

/** What the page has to have words for, as the comparison found it. */
export type { Reason, Verdict } from "#app/pipeline/results/promise.ts";

/** One page of what this shop's offers promised and what was charged. */
export async function loadPromises(shop: string, asked: Asked, now: Date): Promise<Promises> {
  const [known, counts, found] = await Promise.all([getShop(shop), countVerdicts(shop), listPromisePage(shop, asked)]);
  return {
    ...{ now, asked, counts },
    timeZone: knownTimeZone(known?.timeZone),
    lines: await toLines(shop, found.slice(0, PROMISES_A_PAGE)),
    hasMore: found.length > PROMISES_A_PAGE,
  };
}

type Stored = Awaited<ReturnType<typeof listPromisePage>>[number];

async function toLines(shop: string, stored: readonly Stored[]): Promise<PromiseLine[]> {
  const [orderNames, offers] = await Promise.all([
    listOrderNames(
      shop,
      stored.map(({ orderId }) => orderId),
    ),
    nameOffers(
      shop,
      stored.map(({ offerId }) => offerId),
    ),
  ]);
  return stored.map(({ orderId, versionId, offerId, cause, currency, orderedAt, ...row }) => ({
    ...{ versionId, cause, currency, orderedAt },
    ...(offers.get(offerId) ?? { offerName: "An offer that is no more", offerUrl: `/app/offers/${offerId}` }),
    orderId: String(orderId),
    orderName: orderNames.get(orderId) ?? String(orderId),
    verdict: z.enum(VERDICTS).parse(row.verdict),
    reason: z.enum(REASONS).nullable().parse(row.reason),
    promisedMinor: Number(row.promisedMinor),
    chargedMinor: Number(row.chargedMinor),
  }));
}

/** What offers are called, and where they stand: a campaign is called what the merchant called it. */
async function nameOffers(
  shop: string,
  offerIds: readonly string[],
): Promise<Map<string, Pick<PromiseLine, "offerName" | "offerUrl">>> {
  const found = await Promise.all([...new Set(offerIds)].map((id) => getOffer(db(), shop, id)));
  const offers = found.filter((one) => one !== null);
  const faceOf = await listFaces(
    shop,
    offers.flatMap(({ memberIds }) => memberIds),
  );
  return new Map(
    offers.map(({ offerId, kind, origin, memberIds, levels, words }) => {
      if (origin === "merchant") {
        return [offerId, { offerName: words?.title ?? "A campaign", offerUrl: `/app/campaigns/${offerId}` }];
      }
      const most = Math.max(1, ...levels.flatMap(({ members }) => members.map(({ quantity }) => quantity)));
      const offerName = nameOffer({ kind, faces: memberIds.map(faceOf), most });
      return [offerId, { offerName, offerUrl: `/app/offers/${offerId}` }];
    }),
  );
}
