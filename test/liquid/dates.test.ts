import { describe, expect, test } from "vitest";
import { render } from "#test/liquid/a-world.ts";

const inParis = { timeZone: "Europe/Paris", translate: { locale: "fr", words: {}, fallback: {} } };
const inNewYork = { timeZone: "America/New_York" };

describe("date", () => {
  test.each([
    ["%Y-%m-%d %H:%M:%S", "2026-03-06 12:00:00"],
    ["%-d.%-m.%y %l:%M %P|%I %p|%k", "6.3.26 12:00 pm|12 PM|12"],
    ["%A %a %B %b %^a %e", "Friday Fri March Mar FRI  6"],
    ["%j %U %W %u %w %C %s", "065 09 09 5 5 20 1772798400"],
    ["%F %T %D %R %x %X %c", "2026-03-06 12:00:00 03/06/26 12:00 03/06/26 12:00:00 Fri Mar  6 12:00:00 2026"],
    ["%z %:z %Z %% %Q", "+0000 +00:00 GMT % %Q"],
    ["%10Y|%-H|%_m|%05d", "0000002026|12| 3|00006"],
  ])("'now' by %s is %s", async (format, text) => {
    expect(await render("{{ 'now' | date: format }}", { format })).toBe(text);
  });

  test("is told by the clocks and in the language of the shop", async () => {
    expect(await render("{{ 'now' | date: '%A %-d %B %H:%M %z' }}", {}, inParis)).toBe("vendredi 6 mars 13:00 +0100");
    expect(await render("{{ 'now' | date: '%H:%M %z' }}", {}, inNewYork)).toBe("07:00 -0500");
  });

  test("a day without a zone is the shop's own day, everywhere", async () => {
    const source = "{{ '2026-11-20' | date: '%Y-%m-%d %H:%M' }}";
    expect(await render(source, {}, inNewYork)).toBe("2026-11-20 00:00");
    expect(await render(source, {}, { timeZone: "Pacific/Auckland" })).toBe("2026-11-20 00:00");
  });

  test("the hour that summer time takes away or gives twice is still told", async () => {
    expect(await render("{{ '2026-03-29 02:30' | date: '%H:%M %z' }}", {}, inParis)).toBe("03:30 +0200");
    expect(await render("{{ '2026-10-25 02:30' | date: '%z' }}", {}, inParis)).toMatch(/^\+0[12]00$/);
  });

  test.each([
    ["'2022-04-14 16:56:02 -0400'", "2022-04-14 21:56"],
    ["'2022-04-14T16:56:02Z'", "2022-04-14 17:56"],
    ["1650000000", "2022-04-15 06:20"],
    ["'1650000000'", "2022-04-15 06:20"],
    ["'14 April 2022'", "2022-04-14 00:00"],
    ["at", "2026-01-02 03:04"],
  ])("reads %s", async (value, text) => {
    const at = new Date("2026-01-02T03:04:05Z");
    expect(await render(`{{ ${value} | date: '%Y-%m-%d %H:%M' }}`, { at })).toBe(text);
  });

  test("what is no date, and a date without a format, stay as they are", async () => {
    expect(await render("{{ 'soon' | date: '%Y' }}{{ nil | date: '%Y' }}|{{ '2026-01-02' | date: '' }}")).toBe(
      "soon|2026-01-02",
    );
  });

  test("days can be compared as numbers, as offers do", async () => {
    const source = "{% assign today = 'now' | date: '%Y%m%d' | plus: 0 %}{% if today >= 20260306 %}on{% endif %}";
    expect(await render(source)).toBe("on");
  });

  test("a format has a name: the theme's own, or Shopify's", async () => {
    const translate = { locale: "en", words: { date_formats: { short: "%d/%m" } }, fallback: {} };
    const source = "{{ 'now' | date: format: 'abbreviated_date' }} {{ 'now' | date: format: 'short' }}";
    expect(await render(source, {}, { translate })).toBe("Mar 6, 2026 06/03");
    await expect(render("{{ 'now' | date: format: 'none' }}")).rejects.toThrow("none is no format of a date");
  });

  test("an unknown time zone is an error at once", async () => {
    await expect(render("{{ 'now' | date: '%H' }}", {}, { timeZone: "Mars/Olympus" })).rejects.toThrow("Mars/Olympus");
  });
});

describe("time_tag", () => {
  test("tells machines the moment, or what they are to be told", async () => {
    expect(await render("{{ 'now' | time_tag: '%d %B', datetime: '%Y-%m-%d', class: 'c' }}", {}, inParis)).toBe(
      '<time datetime="2026-03-06" class="c">06 mars</time>',
    );
    expect(await render("{{ 'now' | time_tag: format: 'abbreviated_date' }}")).toBe(
      '<time datetime="2026-03-06T12:00:00Z">Mar 6, 2026</time>',
    );
  });
});
