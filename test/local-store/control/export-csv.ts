import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { World } from "#test/local-store/world/types.ts";
import { writeWorldAsCsv } from "#test/local-store/world/write-csv.ts";
import { CsvText } from "./csv-text.ts";

/** A shop's orders or products as the file that its merchant would export from the admin. */
export async function exportCsv(world: World, which: "orders" | "products") {
  const folder = mkdtempSync(join(tmpdir(), "local-store-export-"));
  try {
    const ordersFile = join(folder, "orders.csv");
    const productsFile = join(folder, "products.csv");
    await writeWorldAsCsv({ world, ordersFile, productsFile });
    return new CsvText(readFileSync(which === "orders" ? ordersFile : productsFile, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
