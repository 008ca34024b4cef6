import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import {
  type Entries,
  type Entry,
  type Group,
  judgeEntries,
  judgeEntry,
  pickChanged,
  type SavedAnswer,
  type Setting,
  type SettingsPage,
} from "#app/pages/settings/settings.ts";
import { useAnswerToast } from "#app/ui/use-answer-toast.ts";

/** The page's form: what stands in its fields, what of it is not saved, and what is wrong with it. */
export function useSettingsForm({ groups, entries: saved }: SettingsPage) {
  const fetcher = useFetcher<SavedAnswer>();
  const [changes, setChanges] = useState<Entries>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const answer = fetcher.data;
  useAnswerToast(answer);
  useEffect(() => {
    if (!answer) return;
    setProblems(answer.problems);
    if (answer.isDone) setChanges({});
  }, [answer]);
  const changed = pickChanged(saved, changes);

  const set = (setting: Setting, entry: Entry) => {
    setChanges({ ...changes, [setting.name]: entry });
    // A mended entry is told at once, a new mistake only when its field is left.
    if (problems[setting.name]) setProblems(withProblem(problems, setting, entry));
  };
  const check = (setting: Setting) => setProblems(withProblem(problems, setting, entryOf(setting)));
  const entryOf = ({ name }: Setting): Entry | undefined => changes[name] ?? saved[name];
  const restore = (group: Group) => {
    setChanges({ ...changes, ...defaultsOf(group) });
    setProblems(withoutProblems(problems, group));
  };
  const save = () => {
    const wrong = judgeEntries(groups, changed);
    setProblems(wrong);
    if (!focusFirst(wrong)) fetcher.submit(JSON.stringify(changed), { method: "post", encType: "application/json" });
  };
  const discard = () => {
    setChanges({});
    setProblems({});
  };
  const isDefault = (group: Group) =>
    Object.keys(pickChanged({ ...saved, ...changes }, defaultsOf(group))).length === 0;
  const isChanged = Object.keys(changed).length > 0;
  const isSaving = fetcher.state !== "idle";
  return { entryOf, problems, set, check, restore, save, discard, isDefault, isChanged, isSaving };
}

export type SettingsForm = ReturnType<typeof useSettingsForm>;

function defaultsOf({ settings }: Group): Entries {
  return Object.fromEntries(settings.map(({ name, byDefault }) => [name, byDefault]));
}

function withProblem(problems: Record<string, string>, setting: Setting, entry: Entry | undefined) {
  const { [setting.name]: _, ...others } = problems;
  const problem = judgeEntry(setting, entry);
  return problem ? { ...others, [setting.name]: problem } : others;
}

function withoutProblems(problems: Record<string, string>, { settings }: Group): Record<string, string> {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => !settings.some((one) => one.name === name)));
}

/** Brings the merchant to the first field that is wrong. @returns whether there is one */
function focusFirst(problems: Record<string, string>): boolean {
  const [first] = Object.keys(problems);
  if (first) document.getElementById(first)?.focus();
  return first !== undefined;
}
