import { describe, expect, test } from "vitest";
import { render } from "#test/liquid/a-world.ts";

describe("money", () => {
  test.each([
    ["£{{amount}}", 123456789, "£1,234,567.89"],
    ["{{ amount_no_decimals }} kr", 123456, "1,235 kr"],
    ["{{amount_with_comma_separator}} €", 123456789, "1.234.567,89 €"],
    ["€ {{amount_no_decimals_with_comma_separator}}", 123456, "€ 1.235"],
    ["CHF {{amount_with_apostrophe_separator}}", 123456, "CHF 1'234.56"],
    ["{{amount_with_space_separator}} zł", 123456789, "1 234 567,89 zł"],
    ["{{amount_no_decimals_with_space_separator}} Ft", 123456789, "1 234 568 Ft"],
    ["{{amount_with_period_and_space_separator}}", 123456, "1 234.56"],
    ["<span class=money>{{amount}}</span>", 5, "<span class=money>0.05</span>"],
    ["£{{amount}}", 0, "£0.00"],
    ["£{{amount}}", -1050, "£-10.50"],
  ])("%s writes %d as %s", async (moneyFormat, price, text) => {
    expect(await render("{{ price | money }}", { price }, { moneyFormat })).toBe(text);
  });

  test("yen come in hundredths too and have no decimals by their format", async () => {
    const yen = { currency: "JPY", moneyFormat: "¥{{amount_no_decimals}}" };
    expect(await render("{{ 100000 | money }} {{ 100000 | money_with_currency }}", {}, yen)).toBe("¥1,000 ¥1,000 JPY");
  });

  test("the format with currency may be the shop's own", async () => {
    const own = { moneyWithCurrencyFormat: "{{amount}} pounds" };
    expect(await render("{{ 100 | money_with_currency }}", {}, own)).toBe("1.00 pounds");
  });

  test("trailing zeros go only where all of them are", async () => {
    const comma = { moneyFormat: "{{amount_with_comma_separator}} €" };
    const source = "{{ 1000 | money_without_trailing_zeros }} {{ 1001 | money_without_trailing_zeros }}";
    expect(await render(source, {}, comma)).toBe("10 € 10,01 €");
  });

  test("nothing has no price, a numeric text has one, and part of a hundredth is rounded", async () => {
    expect(await render("[{{ nil | money }}{{ '' | money }}{{ missing.price | money }}]")).toBe("[]");
    expect(await render("{{ '1999' | money }} {{ 1999.5 | money }}")).toBe("£19.99 £20.00");
  });

  test("a price by measure is of one or of many", async () => {
    const globals = {
      one: { reference_unit: "kg", reference_value: 1 },
      many: { reference_unit: "g", reference_value: 100 },
    };
    const source =
      "{{ 5000 | unit_price_with_measurement: one }} {{ 500 | money_with_currency | unit_price_with_measurement: many }}";
    expect(await render(source, globals)).toBe("£50.00/kg £5.00 GBP/100g");
  });
});
