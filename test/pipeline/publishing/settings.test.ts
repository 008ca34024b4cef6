import { describe, expect, test } from "vitest";
import { DEFAULT_PUBLISHING, PUBLISHING_RULES, parsePublishingSettings } from "#app/pipeline/publishing/settings.ts";
import { InstallationConfig } from "#app/pipeline/publishing/wire.ts";
import type { Rule } from "#app/shops/declare-rule.ts";

const rules = Object.entries<Rule>(PUBLISHING_RULES);

describe("what the merchant settles about publishing", () => {
  test("nothing settled is all by default, and every default is within its own bounds", () => {
    expect(parsePublishingSettings(undefined)).toEqual(DEFAULT_PUBLISHING);
    for (const [name, rule] of rules) expect(rule.schema.safeParse(rule.byDefault).success, name).toBe(true);
    expect(DEFAULT_PUBLISHING).toEqual({
      ...{ isOn: true, graceHours: 72, holdOutPercent: 5, offersAPage: 3, offersASession: 12, isForCompanies: false },
    });
  });

  test.each(rules.flatMap(([name, rule]) => (rule.kind === "number" ? [[name, rule] as const] : [])))(
    "%s takes its bounds and nothing beyond or between",
    (name, { min, max, step }) => {
      for (const value of [min, max, min + step])
        expect(parsePublishingSettings({ [name]: value })).toMatchObject({ [name]: value });
      for (const value of [min - step, max + step, min + step / 2, "5", null]) {
        expect(() => parsePublishingSettings({ [name]: value }), String(value)).toThrow();
      }
    },
  );

  test("whatever is settled, pages can be told", () => {
    const { holdOutPercent: hold, offersAPage: page, offersASession: session } = PUBLISHING_RULES;
    for (const end of ["min", "max"] as const) {
      const config = { v: 1, on: true, hold: hold[end], page: page[end], session: session[end] };
      expect(InstallationConfig.safeParse(config).success).toBe(true);
    }
  });
});
