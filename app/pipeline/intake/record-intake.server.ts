import type { JobContext } from "#app/jobs/define-job.ts";
import { changeIntake, type Intake, type IntakeKind, startIntake } from "#app/pipeline/intake/store.server.ts";
import { db } from "#app/runtime/database.server.ts";

/**
 * Does `work` as one intake: begun when it begins, done when it ends, failed with the reason when it throws, so that no
 * screen waits for it for ever. Answers what it answers, and throws what it throws.
 */
export async function recordIntake<T>(
  shop: string,
  given: { kind: IntakeKind; installGeneration: number },
  { now, clock }: Pick<JobContext, "now" | "clock">,
  work: (intake: Intake) => Promise<T>,
): Promise<T> {
  const intake = await startIntake(db(), shop, { ...given, now, status: "reading" });
  try {
    const result = await work(intake);
    await changeIntake(db(), shop, intake.id, { status: "done", finishedAt: clock() });
    return result;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await changeIntake(db(), shop, intake.id, { status: "failed", message, finishedAt: clock() });
    throw error;
  }
}
