import type { Page } from "playwright-core";

/** Fills in what the checkout before us asks for, pays, and waits for the page that thanks. */
export async function payInBrowser(page: Page, email: string): Promise<void> {
  await page.getByLabel("Email", { exact: true }).fill(email);
  const delivery = { Name: "Ada Lovelace", Address: "1 Harbour Street", City: "Leeds", Postcode: "LS1 1AA" };
  for (const [label, value] of Object.entries(delivery)) {
    // Nothing is sent where all of it is a gift card.
    const field = page.getByLabel(label, { exact: true });
    if ((await field.count()) > 0) await field.fill(value);
  }
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.waitForURL("**/thank-you");
}
