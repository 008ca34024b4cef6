import { existsSync } from "node:fs";
import path from "node:path";

/**
 * A year of a real shop's orders and its products, as Shopify exports them, in `online-retail` of the folder
 * `../shared/data` beside the checkout (or where TANDEM_DATA points). Not part of the repository: where it is absent that
 * is said, and what needs it is skipped.
 */
export function findRealData(): { ordersFile: string; productsFile: string } | null {
  const folder = path.resolve(process.env.TANDEM_DATA ?? "../shared/data", "online-retail");
  const ordersFile = path.join(folder, "orders_export.csv.gz");
  const productsFile = path.join(folder, "products_export.csv.gz");
  if (existsSync(ordersFile) && existsSync(productsFile)) return { ordersFile, productsFile };
  console.log(`Skipped: no real exports in ${folder}. TANDEM_DATA names the folder above.`);
  return null;
}
