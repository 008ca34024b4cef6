import type { Step } from "#app/jobs/work.server.ts";
import { refreshOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { installJob } from "#app/shops/jobs.ts";

/**
 * The map: every job, and what runs after it when it changed something. Read an order's way by opening the stages'
 * folders in this order.
 */
export const steps: readonly Step[] = [{ job: installJob }, { job: refreshOrdersJob }];
