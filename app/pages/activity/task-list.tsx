import type { Asked, Task } from "#app/pages/activity/activity.ts";
import { NothingHere } from "#app/pages/activity/nothing-here.tsx";
import { TASK_OUTCOMES } from "#app/pages/activity/outcome-words.ts";
import { plural } from "#app/ui/count-words.ts";
import { RecordList, RecordRow } from "#app/ui/record-list.tsx";
import { RetryButton } from "#app/ui/retry-button.tsx";
import { toSentence } from "#app/ui/sentence.ts";
import { taskWords } from "#app/ui/task-words.ts";
import { formatTook } from "#app/ui/time-words.ts";
import { When } from "#app/ui/when.tsx";

export function TaskList({ tasks, asked }: { tasks: Task[]; asked: Asked }) {
  if (tasks.length === 0) return <NothingHere asked={asked} />;
  return (
    <RecordList label="Tasks">
      {tasks.map((task) => (
        <TaskRow key={task.jobId} task={task} />
      ))}
    </RecordList>
  );
}

function TaskRow({ task }: { task: Task }) {
  const { kind, startedAt, finishedAt, outcome, attempt, reason, jobId } = task;
  const name = taskWords(kind);
  const took = finishedAt ? `Took ${formatTook(finishedAt.getTime() - startedAt.getTime())}` : "";
  const tries = attempt > 1 ? plural(attempt, "try", "tries") : "";
  return (
    <RecordRow
      title={name}
      text={reason ? toSentence(reason) : null}
      outcome={TASK_OUTCOMES[outcome]}
      when={<When at={startedAt} />}
      whenMore={[took, tries].filter(Boolean).join(", ")}
      action={
        outcome === "failed" ? (
          <RetryButton
            retry={{ intent: "retry-task", jobId, attempt }}
            content="Try again"
            accessibleName={`Try again: ${name}`}
          />
        ) : null
      }
    />
  );
}
