import { z } from "zod";

/** What the merchant settles about publishing. */
export type PublishingSettings = {
  /** The kill switch: off, nothing is shown, and rules run out. */
  isOn: boolean;
  /** How long the Function honours what is no longer shown, for carts and cached pages. */
  graceHours: number;
};

export const DEFAULT_PUBLISHING: PublishingSettings = { isOn: true, graceHours: 72 };

const Settings = z.object({ isOn: z.boolean(), graceHours: z.number().int().min(0).max(720) });

/** The settings that are stored; what is absent is as by default. @throws z.ZodError for a grace of more than 30 days. */
export function parsePublishingSettings(stored: unknown): PublishingSettings {
  return Settings.parse({ ...DEFAULT_PUBLISHING, ...z.looseObject({}).parse(stored ?? {}) });
}
