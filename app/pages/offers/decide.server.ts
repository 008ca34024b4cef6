import { z } from "zod";
import type { Answer } from "#app/pages/offers/offers.ts";
import { type Asked, decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";

const Form = z.discriminatedUnion("verb", [
  z.object({ verb: z.enum(["accept", "pin", "pause", "resume", "exclude", "dismiss"]), reason: z.string().optional() }),
  z.object({ verb: z.literal("edit"), savings: z.array(z.string().trim().min(1).pipe(z.coerce.number())) }),
]);

/** What a form of an offer's page asks for, or null where it is none of ours. */
export function parseDecision(offerId: string, form: FormData): Asked | null {
  const parsed = Form.safeParse({ ...Object.fromEntries(form), savings: form.getAll("saving") });
  return parsed.success ? { offerId, ...parsed.data } : null;
}

const DONE: Record<Asked["verb"], string> = {
  accept: "Accepted. It is being brought into your shop.",
  pin: "Pinned. It comes before all others.",
  pause: "Paused. It is being taken out of your shop.",
  resume: "Taken back.",
  exclude: "It will not be shown again.",
  dismiss: "Dismissed. It will not be proposed again.",
  edit: "The saving is changed.",
};

type Problem = Extract<Awaited<ReturnType<typeof decideOffer>>, { ok: false }>["problem"];

const PROBLEMS: Record<Problem, string> = {
  unknown: "This offer does not exist any more.",
  notNow: "This can't be done with the offer as it stands now.",
  noReason: "Please say why, so that it can be found again later.",
  notEditable: "An upgrade has no saving to change.",
  notOnePerLevel: "Every step needs a saving.",
  outOfBounds: "A saving is between 0 and 50 %, in whole or half percents.",
  notRising: "Every step must save more than the one before it.",
};

/** Does what the merchant says of an offer of this shop, and brings it to the shop. */
export async function decide(shop: string, asked: Asked, now: Date): Promise<Answer> {
  const decided = await decideOffer(shop, asked, { now, next: [syncPublicationsJob] });
  return decided.ok ? { isDone: true, text: DONE[asked.verb] } : { isDone: false, text: PROBLEMS[decided.problem] };
}
