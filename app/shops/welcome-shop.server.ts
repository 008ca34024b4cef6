import { enqueue } from "#app/jobs/enqueue.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { clearAccessLoss } from "#app/shopify/access-loss.server.ts";
import { areSameScopes } from "#app/shopify/same-scopes.server.ts";
import { makeSealedEmailKey } from "#app/shops/email-key.server.ts";
import { installJob } from "#app/shops/jobs.ts";

/**
 * Notes that a shop has installed Tandem, or opened it again, and has a fresh token. Cheap and repeatable: it runs after
 * every token exchange. A first install, and a return after an uninstall, enqueue the work that reads the shop in.
 */
export async function welcomeShop(shop: string, { scopes, now }: { scopes: string[]; now: Date }): Promise<void> {
  await db().$transaction(async (tx) => {
    const known = await tx.shop.findUnique({ where: { shop } });
    const hadLostAccess = await clearAccessLoss(tx, shop);
    if (known && known.uninstalledAt === null) {
      if (areSameScopes(known.scopes, scopes) && !hadLostAccess) return;
      await tx.shop.update({ where: { shop }, data: { scopes } });
    } else if (known) {
      const installGeneration = known.installGeneration + 1;
      await tx.shop.update({
        where: { shop },
        data: { installGeneration, installedAt: now, uninstalledAt: null, scopes },
      });
    } else {
      const emailKey = makeSealedEmailKey(shop);
      // Two tabs can exchange tokens at once on a first load; the second finds the row made.
      await tx.shop.createMany({ data: [{ shop, installedAt: now, scopes, emailKey }], skipDuplicates: true });
    }
    await enqueue(tx, installJob, { shop });
  });
}
