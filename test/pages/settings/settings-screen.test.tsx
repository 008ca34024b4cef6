import { describe, expect, test } from "vitest";
import { GROUPS } from "#app/pages/settings/declared-settings.server.ts";
import type { Entries, SettingsPage } from "#app/pages/settings/settings.ts";
import { SettingsScreen } from "#app/pages/settings/settings-screen.tsx";
import { headings, renderScreen } from "#test/pages/render.tsx";

const settings = GROUPS.flatMap((group) => group.settings);
const entries: Entries = Object.fromEntries(settings.map((one) => [one.name, one.byDefault]));
const render = (given: Partial<SettingsPage> = {}) =>
  renderScreen(<SettingsScreen page={{ groups: [...GROUPS], entries, isOn: true, ...given }} />);

describe("SettingsScreen", () => {
  test("has every setting with its help, under the headings of its groups", async () => {
    const { html, text } = await render();
    for (const { label, help } of settings) {
      expect(text).toContain(label);
      expect(text).toContain(help);
    }
    expect(headings(html).slice(0, 2)).toEqual(["1 Settings", "2 In your shop"]);
    expect(text).not.toContain("Restore the defaults");
  });

  test("says at the top that offers are switched off", async () => {
    const { text } = await render({ isOn: false, entries: { ...entries, "publishing.isOn": false } });
    expect(text).toContain("Shoppers are shown no offers");
  });

  test("what is not as by default can be restored, group by group", async () => {
    const { text } = await render({ entries: { ...entries, "offers.savingForTwo": "12" } });
    expect(text.match(/Restore the defaults/g)).toHaveLength(1);
  });

  test("products are listed by their titles, a long list in part", async () => {
    const faces = Array.from({ length: 8 }, (_, n) => ({ productId: String(n), title: `Wrap ${n}.`, imageUrl: null }));
    const { text } = await render({ entries: { ...entries, "offers.excludedProducts": faces } });
    expect(text).toContain("Wrap 5.");
    expect(text).not.toContain("Wrap 6.");
    expect(text).toContain("Show all 8");
  });
});
