import { existsSync } from "node:fs";
import path from "node:path";

/**
 * A year of a real shop's orders and its products, as Shopify exports them, in a folder beside the checkout (or where
 * REAL_DATA points). Not part of the repository: what needs it says that it was skipped.
 */
export function findRealData(): { ordersFile: string; productsFile: string } | null {
  const folder = process.env.REAL_DATA ?? path.resolve("../shared/data/online-retail");
  const [ordersFile, productsFile] = ["orders_export.csv.gz", "products_export.csv.gz"].map((name) =>
    path.join(folder, name),
  );
  if (!ordersFile || !productsFile || !existsSync(ordersFile) || !existsSync(productsFile)) return null;
  return { ordersFile, productsFile };
}
