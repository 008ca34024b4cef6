import { z } from "zod";
import type { CampaignAnswer } from "#app/pages/campaigns/campaigns.ts";
import { decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import { saveCampaign } from "#app/pipeline/offers/save-campaign.server.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";

const Text = z.string().trim().default("");
const Day = Text.transform((text) => text || null);
const Fields = z.object({
  verb: z.enum(["save", "show", "hide", "end"]),
  ...{ title: Text, text: Text, savingPercent: Text, choose: Text, fromDay: Day, untilDay: Day },
  productIds: z.array(z.string().regex(/^\d{1,18}$/)),
});
export type CampaignForm = z.infer<typeof Fields>;

/** What the page's form asks for, or null where it is none of ours. */
export function parseCampaign(form: FormData): CampaignForm | null {
  return Fields.safeParse({ ...Object.fromEntries(form), productIds: form.getAll("productId") }).data ?? null;
}

const next = [syncPublicationsJob];
const WORDS = { show: "resume", hide: "pause", end: "exclude" } as const;
const DONE = {
  save: "Saved.",
  show: "It is being brought into your shop.",
  hide: "A draft again. It is being taken out of your shop.",
  end: "Ended. It is being taken out of your shop.",
};

/** Saves, shows, hides or ends a campaign of this shop. */
export async function changeCampaign(
  shop: string,
  offerId: string | null,
  form: CampaignForm,
  now: Date,
): Promise<CampaignAnswer> {
  const done = { isDone: true, text: DONE[form.verb], problems: {}, offerId };
  if (form.verb !== "save") {
    const decided = await decideOffer(shop, { offerId: offerId ?? "", verb: WORDS[form.verb] }, { now, next });
    return decided.ok
      ? done
      : { ...done, isDone: false, text: "This can't be done with the campaign as it stands now." };
  }
  const { title, text, fromDay, untilDay } = form;
  const numbers = {
    savingPercent: Number(form.savingPercent),
    choose: form.choose === "" ? null : Number(form.choose),
  };
  const terms = { title, text, fromDay, untilDay, ...numbers, productIds: form.productIds.map(BigInt) };
  const saved = await saveCampaign(shop, { offerId, terms }, { now, next });
  if (saved.ok) return { ...done, offerId: saved.offerId };
  if (saved.problems === "unknown") return { ...done, isDone: false, text: "This campaign does not exist any more." };
  return { ...done, isDone: false, text: "Some fields need a look.", problems: { ...saved.problems } };
}
