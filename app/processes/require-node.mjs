// Loaded before every entry (`node --import`), and plain JavaScript, so that an old Node gets this far and can say so.
import { spawn } from "node:child_process";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const isOlderThan = (wantedMajor, wantedMinor) => major < wantedMajor || (major === wantedMajor && minor < wantedMinor);

if (isOlderThan(22, 12)) {
  process.stderr.write(
    `Tandem needs Node 22.12 or newer and this is Node ${process.versions.node}: install a newer one from https://nodejs.org (on Linux with glibc, \`npm ci\` brings it).\n`,
  );
  process.exit(1);
}

// These run TypeScript too, but only when told to; the environment passes it on to the processes they start.
if (!process.features.typescript && (isOlderThan(22, 18) || (major === 23 && isOlderThan(23, 6)))) await startAgain();

/** Runs this same command in a process that strips types, and ends with it. */
async function startAgain() {
  const told = `${process.env.NODE_OPTIONS ?? ""} --experimental-strip-types --disable-warning=ExperimentalWarning`;
  const again = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: "inherit",
    env: { ...process.env, NODE_OPTIONS: told.trim() },
  });
  // Ctrl-C reaches both processes; the other one decides when to end.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => again.kill("SIGTERM"));
  again.on("exit", (code) => process.exit(code ?? 1));
  await new Promise(() => {});
}
