import { z } from "zod";
import { declareNumber, declareSwitch } from "#app/shops/declare-rule.ts";

/** What the merchant settles about publishing. */
export const PUBLISHING_RULES = {
  isOn: declareSwitch({
    label: "Show offers to shoppers",
    help: "Off: every offer leaves your shop's pages within a minute or so. Carts that were promised a saving keep it for the time below. Nothing of what you decided is lost.",
    byDefault: true,
  }),
  graceHours: declareNumber({
    label: "Keep promises for",
    help: "How long checkout still gives a saving that your shop no longer shows. Shoppers leave carts for days, and pages are kept for hours.",
    ...{ unit: "hours", byDefault: 72, min: 0, max: 720, step: 1 },
  }),
  holdOutPercent: declareNumber({
    label: "Shoppers who see no offer",
    help: "So many of every hundred shoppers are shown none, so that you can see what the offers really earn. 0: everybody is shown them, and their effect can't be told.",
    ...{ unit: "percent", byDefault: 5, min: 0, max: 50, step: 1 },
  }),
  offersAPage: declareNumber({
    label: "Offers on a page",
    help: "No more than this at once, the best first.",
    ...{ unit: "offers", byDefault: 3, min: 1, max: 12, step: 1 },
  }),
  offersASession: declareNumber({
    label: "Offers in a visit",
    help: "A shopper who has seen so many is left alone until the next visit.",
    ...{ unit: "offers", byDefault: 12, min: 1, max: 100, step: 1 },
  }),
  isForCompanies: declareSwitch({
    label: "Offers for companies (B2B)",
    help: "Whether buyers for a company see offers and get their savings. Companies often have prices of their own already.",
    byDefault: false,
  }),
};

const Settings = z.object({
  isOn: PUBLISHING_RULES.isOn.schema,
  graceHours: PUBLISHING_RULES.graceHours.schema,
  holdOutPercent: PUBLISHING_RULES.holdOutPercent.schema,
  offersAPage: PUBLISHING_RULES.offersAPage.schema,
  offersASession: PUBLISHING_RULES.offersASession.schema,
  isForCompanies: PUBLISHING_RULES.isForCompanies.schema,
});

/**
 * `isOn` is the kill switch: off, nothing is shown, and rules run out. `graceHours`: how long the Function honours what is
 * no longer shown, for carts and cached pages.
 */
export type PublishingSettings = z.infer<typeof Settings>;

export const DEFAULT_PUBLISHING: PublishingSettings = {
  isOn: PUBLISHING_RULES.isOn.byDefault,
  graceHours: PUBLISHING_RULES.graceHours.byDefault,
  holdOutPercent: PUBLISHING_RULES.holdOutPercent.byDefault,
  offersAPage: PUBLISHING_RULES.offersAPage.byDefault,
  offersASession: PUBLISHING_RULES.offersASession.byDefault,
  isForCompanies: PUBLISHING_RULES.isForCompanies.byDefault,
};

/** The settings that are stored; what is absent is as by default. @throws z.ZodError for a value out of bounds. */
export function parsePublishingSettings(stored: unknown): PublishingSettings {
  return Settings.parse({ ...DEFAULT_PUBLISHING, ...z.looseObject({}).parse(stored ?? {}) });
}
