import { z } from "zod";
import type { JobDefinition } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { GROUPS } from "#app/pages/settings/declared-settings.server.ts";
import { loadSettings } from "#app/pages/settings/load-settings.server.ts";
import { type Entries, type Entry, judgeEntries, pickChanged, type SavedAnswer } from "#app/pages/settings/settings.ts";
import { mineAffinitiesJob } from "#app/pipeline/affinities/jobs.ts";
import { LEAVE_OUT_RULES, type LeftOutReason, parseBasketRules } from "#app/pipeline/baskets/basket-rules.ts";
import { composeOffersJob } from "#app/pipeline/offers/jobs.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { requireShopToStore } from "#app/shops/hold-shop.server.ts";
import { getSettings, type SettingsPart, saveSettings } from "#app/shops/settings-store.server.ts";

const Product = z.object({
  productId: z.string().regex(/^-?\d{1,18}$/),
  title: z.string(),
  imageUrl: z.string().nullable(),
});
const Form = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(Product)]));

/** What the page's form holds, or null where it is none of ours. */
export function parseEntries(json: unknown): Entries | null {
  return Form.safeParse(json).data ?? null;
}

/**
 * Saves what is given of this shop's settings and lets run what has to: orders are searched again where other orders count,
 * offers are composed anew where their rules changed, and the shop's pages follow.
 */
export async function saveEntries(shop: string, given: Entries): Promise<SavedAnswer> {
  const problems = judgeEntries(GROUPS, given);
  if (Object.keys(problems).length > 0) return { isDone: false, text: "Some fields need a look.", problems };
  const changed = pickChanged((await loadSettings(shop)).entries, given);
  const parts = PARTS.filter(({ part }) => Object.keys(changed).some((name) => name.startsWith(`${part}.`)));
  await db().$transaction(async (tx) => {
    await requireShopToStore(tx, shop);
    for (const { part, toStored } of parts) {
      const own = Object.entries(changed).filter(([name]) => name.startsWith(`${part}.`));
      const values = Object.fromEntries(own.map(([name, entry]) => [name.slice(part.length + 1), toValue(entry)]));
      await saveSettings(tx, shop, part, toStored(values, await getSettings(tx, shop, part)));
    }
    for (const job of new Set(parts.flatMap(({ runs }) => runs))) await enqueue(tx, job, { shop });
  });
  return { isDone: true, text: parts[0] ? `Saved. ${parts[0].follows}` : "Nothing was changed.", problems };
}

type Values = Record<string, number | boolean | string[]>;
type Part = {
  part: SettingsPart;
  /** What is to be stored of what the merchant gave. */
  toStored(values: Values, before: Record<string, unknown>): Values;
  runs: readonly JobDefinition<{ shop: string }>[];
  follows: string;
};

/** In the order of the data's way: the first that changed runs all that comes after it. */
const PARTS: readonly Part[] = [
  {
    part: "baskets",
    toStored: toBasketValues,
    runs: [mineAffinitiesJob],
    follows: "Tandem searches your orders again.",
  },
  {
    part: "offers",
    toStored: (values) => values,
    // The caps follow a changed margin also where no offer changes by it.
    runs: [composeOffersJob, syncPublicationsJob],
    follows: "Tandem goes through your offers again.",
  },
  {
    part: "publishing",
    toStored: (values) => values,
    runs: [syncPublicationsJob],
    follows: "Your shop follows within a minute or so.",
  },
];

/** The orders that are left out are stored as one list. */
function toBasketValues(values: Values, before: Record<string, unknown>): Values {
  const { leaveOut } = parseBasketRules(before);
  const isLeftOut = (reason: LeftOutReason) => values[`leaveOut.${reason}`] ?? leaveOut.has(reason);
  const reasons = LEAVE_OUT_RULES.map(({ reason }) => reason).filter(isLeftOut);
  const others = Object.entries(values).filter(([name]) => !name.startsWith("leaveOut."));
  return { ...Object.fromEntries(others), leaveOut: reasons };
}

function toValue(entry: Entry): number | boolean | string[] {
  if (Array.isArray(entry)) return [...new Set(entry.map(({ productId }) => productId))];
  return typeof entry === "boolean" ? entry : Number(entry);
}
