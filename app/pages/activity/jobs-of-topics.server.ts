import type { JobDefinition } from "#app/jobs/define-job.ts";
import { refreshProductsJob } from "#app/pipeline/catalog/jobs.ts";
import { wakeIntakesJob } from "#app/pipeline/intake/jobs.ts";
import { refreshOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { JOB_BY_TOPIC } from "#app/shops/jobs.ts";

/** The job that looks at news of this topic. */
export function jobOfTopic(topic: string): JobDefinition<{ shop: string }> | null {
  if (topic.startsWith("orders/") || topic.startsWith("refunds/")) return refreshOrdersJob;
  if (topic.startsWith("products/")) return refreshProductsJob;
  if (topic === "bulk_operations/finish") return wakeIntakesJob;
  return new Map<string, JobDefinition<{ shop: string }>>(Object.entries(JOB_BY_TOPIC)).get(topic) ?? null;
}

/** Each job once that looks at news of these topics. */
export function jobsOfTopics(topics: readonly string[]): JobDefinition<{ shop: string }>[] {
  return [...new Set(topics.flatMap((topic) => jobOfTopic(topic) ?? []))];
}
