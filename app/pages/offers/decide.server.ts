import { z } from "zod";
import type { Answer } from "#app/pages/offers/offers.ts";
import { type Asked, decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import { LONGEST_CALL, LONGEST_TITLE } from "#app/pipeline/offers/judge-terms.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";

/** An empty date field is no day. */
const Day = z
  .string()
  .trim()
  .transform((text) => text || null);

const Form = z.discriminatedUnion("verb", [
  z.object({ verb: z.enum(["accept", "pin", "pause", "resume", "exclude", "dismiss"]), reason: z.string().optional() }),
  z.object({ verb: z.literal("dates"), fromDay: Day, untilDay: Day }),
  z.object({ verb: z.literal("words"), title: z.string().trim(), callToAction: z.string().trim() }),
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
  dates: "The dates are changed.",
  words: "The words are changed.",
};

type Problem = Extract<Awaited<ReturnType<typeof decideOffer>>, { ok: false }>["problem"];

const PROBLEMS: Record<Problem, string> = {
  unknown: "This offer does not exist any more.",
  notNow: "This can't be done with the offer as it stands now.",
  noReason: "Please say why, so that it can be found again later.",
  notEditable: "An upgrade has no saving to change.",
  notOnePerLevel: "Every step needs a saving.",
  outOfBounds: "A saving is between 0 and 50\u00a0%, in whole or half percents.",
  notRising: "Every step must save more than the one before it.",
  noSuchDay: "Enter a day that there is, such as 2026-12-24.",
  endsBeforeStart: "It has to end on a later day than it begins.",
  isPast: "Choose a day that is not over yet.",
  noTitle: "Give it a title too.",
  tooLong: `A title has up to ${LONGEST_TITLE} characters, the words on the button up to ${LONGEST_CALL}.`,
};

/** Does what the merchant says of an offer of this shop, and brings it to the shop. */
export async function decide(shop: string, asked: Asked, now: Date): Promise<Answer> {
  const decided = await decideOffer(shop, asked, { now, next: [syncPublicationsJob] });
  return decided.ok ? { isDone: true, text: DONE[asked.verb] } : { isDone: false, text: PROBLEMS[decided.problem] };
}
