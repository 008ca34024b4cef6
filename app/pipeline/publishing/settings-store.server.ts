import { type PublishingSettings, parsePublishingSettings } from "#app/pipeline/publishing/settings.ts";
import type { Database } from "#app/runtime/database.server.ts";
import { getSettings, saveSettings } from "#app/shops/settings-store.server.ts";

const PART = "publishing";

/** What the merchant settled about publishing; by default where they settled nothing. */
export async function getPublishingSettings(tx: Database, shop: string): Promise<PublishingSettings> {
  return parsePublishingSettings(await getSettings(tx, shop, PART));
}

/** Changes some of it. @returns all of it as it is then. @throws z.ZodError for a value out of bounds. */
export async function savePublishingSettings(
  tx: Database,
  shop: string,
  changed: Partial<PublishingSettings>,
): Promise<PublishingSettings> {
  const settings = parsePublishingSettings({ ...(await getPublishingSettings(tx, shop)), ...changed });
  await saveSettings(tx, shop, PART, changed);
  return settings;
}
