import { describe, expect, test } from "vitest";
import { DetailsScreen } from "#app/pages/import/details-screen.tsx";
import type { ImportDetails, Imports } from "#app/pages/import/import.ts";
import { ImportScreen } from "#app/pages/import/import-screen.tsx";
import { anImport } from "#test/pages/import/an-import.ts";
import { headings, renderScreen } from "#test/pages/render.tsx";

const now = new Date("2026-03-10T12:00:00Z");

const render = (given: Partial<Imports> = {}) =>
  renderScreen(<ImportScreen imports={{ now, timeZone: "UTC", imports: [], unmatched: null, ...given }} />);

describe("ImportScreen", () => {
  test("with no import yet: how to get each file, and what of it is never kept", async () => {
    const { html, text } = await render();
    expect(headings(html)).toEqual(["1 Import older orders", "2 Orders export", "2 Products export", "2 Your imports"]);
    expect(html.match(/type="file"/g)).toHaveLength(2);
    expect(html).toContain('href="shopify://admin/orders"');
    expect(text).toContain("An email address becomes a one-way code");
    expect(text).toContain("None yet.");
  });

  test("a file under way shows how much is read in place of the drop zone", async () => {
    const reading = anImport({ state: "reading", finishedAt: null, percent: 36, rows: 182_773, objects: 7240 });
    const { html, text } = await render({ imports: [reading] });
    expect(html.match(/type="file"/g)).toHaveLength(1);
    expect(html).toMatch(/<progress[^>]*value="36"/);
    expect(text).toContain("7,240 orders from 182,773 rows so far.");
    expect(text).not.toContain("Cancel");
  });

  test.each([
    [anImport(), "Done", "12 orders from 40 rows."],
    [anImport({ state: "partial", message: "The upload broke off." }), "Partly read", "The upload broke off."],
    [anImport({ state: "failed", message: "This is a customers export." }), "Failed", "This is a customers export."],
    [anImport({ state: "stopped", finishedAt: null }), "Stopped", "12 orders from 40 rows."],
  ])("an import that ended is listed with its outcome (%#)", async (imported, word, sentence) => {
    const { html, text } = await render({ imports: [imported] });
    expect(text).toContain(`${word}`);
    expect(text).toContain(sentence);
    expect(html).toContain(`href="/app/import/${imported.id}"`);
  });

  test("lines without a product are listed, the most frequent first", async () => {
    const examples = [
      { title: "Old mug", lines: 1200 },
      { title: "Old cup", lines: 1 },
    ];
    const { text } = await render({ imports: [anImport()], unmatched: { lines: 1300, titles: 9, examples } });
    expect(text).toContain("1,300 order lines without a product");
    expect(text).toContain("Old mug 1,200 lines Old cup 1 line");
    expect(text).toContain("And 7 more in the list.");
  });

  test("where every line has its product, nothing is said of it", async () => {
    const { text } = await render({ imports: [anImport()], unmatched: { lines: 0, titles: 0, examples: [] } });
    expect(text).not.toContain("without a product");
  });
});

const details = (given: Partial<ImportDetails> = {}) => ({
  ...{ now, timeZone: "UTC", imported: anImport(), problems: [], page: 1, pages: 1, problemsKept: 0 },
  ...given,
});

describe("DetailsScreen", () => {
  test("an import without problems says so", async () => {
    const { text } = await renderScreen(<DetailsScreen details={details()} />);
    expect(text).toContain("None. Every row was understood.");
    expect(text).not.toContain("Download list");
  });

  test("each problem has its line and its reason", async () => {
    const problems = [{ line: 1204, reason: "A line of order #1001 is left out: its quantity is empty." }];
    const imported = anImport({ problems: 2400, state: "partial", message: "The upload broke off." });
    const given = details({ imported, problems, pages: 20, problemsKept: 1000 });
    const { text } = await renderScreen(<DetailsScreen details={given} />);
    expect(text).toContain("Line 1,204 A line of order #1001 is left out");
    expect(text).toContain("The first 1,000 of 2,400 are listed.");
    expect(text).toContain("Page 1 of 20");
    expect(text).toContain("Download list");
  });
});
