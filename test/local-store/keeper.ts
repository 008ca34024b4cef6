import type { StoreClock } from "./clock.ts";
import {
  applyKept,
  type Base,
  type KeptStore,
  markOf,
  readKept,
  rememberBase,
  restoreShop,
  toKept,
  writeKept,
} from "./keep-state.ts";
import { createLocalShop, type LocalShop } from "./local-shop.ts";
import type { Delivery } from "./webhooks/delivery.ts";
import type { WebhookSender } from "./webhooks/webhook-sender.ts";
import type { World } from "./world/types.ts";

/** Brings shops back from an earlier run and keeps this one's. Without a data folder it keeps nothing. */
export interface Keeper {
  shops: LocalShop[];
  deliveries: Delivery[];
  clockOffsetMs: number;
  /** Something worth keeping changed: it is written within half a second. */
  changed(): void;
  /** Whose time and deliveries are kept too. */
  watch(parts: { clock: StoreClock; webhooks: WebhookSender }): void;
  /** Writes what is not written yet. */
  close(): void;
}

const WRITE_AFTER_MS = 500;
/** Deliveries that are done are kept for the log only. */
const DONE_KEPT = 200;

export function openKeeper(worlds: World[], dataDir: string | undefined): Keeper {
  const kept = dataDir === undefined ? null : readKept(dataDir);
  const opened = worlds.map((world) => openShop(world, kept));
  let watched: { clock: StoreClock; webhooks: WebhookSender } | undefined;
  let planned: NodeJS.Timeout | undefined;

  const write = () => {
    clearTimeout(planned);
    planned = undefined;
    if (dataDir === undefined || !watched) return;
    const { clock, webhooks } = watched;
    const shops = opened.map(({ shop, base, mark }) => [shop.domain, toKept(shop, base, mark)] as const);
    writeKept(dataDir, {
      version: 1,
      clockOffsetMs: clock.now() - Date.now(),
      deliveries: worthKeeping(webhooks.log()),
      // Shops that this run was not started with are kept for the next that is.
      shops: { ...kept?.shops, ...Object.fromEntries(shops) },
    });
  };

  return {
    shops: opened.map(({ shop }) => shop),
    deliveries: kept?.deliveries ?? [],
    clockOffsetMs: kept?.clockOffsetMs ?? 0,
    changed() {
      if (dataDir === undefined || planned) return;
      planned = setTimeout(write, WRITE_AFTER_MS);
      planned.unref();
    },
    watch(parts) {
      watched = parts;
    },
    close: write,
  };
}

/** What is still to be sent, and the newest of the rest. */
function worthKeeping(log: readonly Delivery[]): Delivery[] {
  const newest = new Set(log.slice(-DONE_KEPT));
  return log.filter((one) => one.status === "waiting" || one.status === "held" || newest.has(one));
}

/** A shop started with another world than before begins anew: its ids would name other things. */
function openShop(world: World, kept: KeptStore | null): { shop: LocalShop; base: Base; mark: string } {
  const mark = markOf(world);
  const base = rememberBase(world);
  const known = kept?.shops[world.shop.domain];
  if (!known || known.base !== mark) return { shop: createLocalShop(world), base, mark };
  const shop = createLocalShop(applyKept(world, known));
  restoreShop(shop, known);
  return { shop, base, mark };
}
