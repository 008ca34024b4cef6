import type { Database } from "#app/runtime/database.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { holdShop } from "#app/shops/hold-shop.server.ts";

/** The shop uninstalled, or installed anew, while something was being published for it: the run has no business any more. */
export class InstallOver extends Error {
  override name = "InstallOver";
}

/**
 * Runs `work` in a transaction in which the shop can't be uninstalled. An uninstall forgets the ledger; what a run begun
 * before it still wants to note there must not come after.
 * @throws InstallOver
 */
export async function whileInstalled(shop: string, generation: number, work: (tx: Database) => Promise<void>) {
  await db().$transaction(async (tx) => {
    const row = await holdShop(tx, shop);
    const isSame = row !== null && row.uninstalledAt === null && row.installGeneration === generation;
    if (!isSame) throw new InstallOver(`${shop} is no longer the install that was published for`);
    await work(tx);
  });
}
