import { excerpt } from '../model/reasons/excerpt.ts';
import type { Check, CheckName, Findings, VerificationTask } from '../model/verification.ts';
import { finding, type Adapters, type CheckDefinition, type Connection, type Finding, type Run } from './check.ts';
import { asksSsh, firstCredential } from './applies.ts';
import { dns } from './dns.ts';
import { git } from './git.ts';
import { hostKey } from './host-key.ts';
import { identity } from './identity.ts';
import { items } from './items.ts';
import { manageHooks } from './manage-hooks.ts';
import { project } from './project.ts';
import { readCode } from './read-code.ts';
import { readProjects } from './read-projects.ts';
import { refineCode, refineIdentity } from './refine.ts';
import { report, type Ran } from './report.ts';
import { repository } from './repository.ts';
import { refineTcp } from './ssh-port.ts';
import { target } from './target.ts';
import { tcp } from './tcp.ts';
import { tls } from './tls.ts';
import { writeStatuses } from './write-statuses.ts';

/** Every check of a connector; what a check needs stands before it. */
const plan: readonly CheckDefinition[] = [
  target,
  dns,
  tcp,
  hostKey,
  tls,
  git,
  items,
  identity,
  project,
  repository,
  readCode,
  readProjects,
  writeStatuses,
  manageHooks,
];

/** Milliseconds for one check, and for all together. */
const stepMs = 10_000;
const wholeMs = 30_000;

export type Tools = Adapters & {
  /** Checks that the platform has made already; what needs a failed one is skipped. */
  decided: readonly Check[];
  deadlineMs?: number;
  signal?: AbortSignal;
};

/**
 * Runs every check that applies, side by side where they do not need each other: Git beside the API. Whatever the other
 * side does becomes a check with a reason; nothing it does makes this reject.
 */
export async function runChecks(task: VerificationTask, tools: Tools): Promise<Findings> {
  const { decided, deadlineMs = wholeMs, signal, ...adapters } = tools;
  const whole = AbortSignal.any([AbortSignal.timeout(deadlineMs), ...(signal === undefined ? [] : [signal])]);
  let route: Connection | undefined;
  const connection = () => {
    route ??= tools.outbound.route(firstUrl(run), firstCredential(run));
    return route;
  };
  const obstacles: Obstacles = new Map();
  const run: Run = {
    ...adapters,
    task,
    connection,
    found: { address: task.address, projectId: null, ssh: null },
    ended: async (name) => (await obstacles.get(name))?.finding,
  };
  try {
    const ran = await Promise.all(start(run, decided, obstacles, whole));
    const refined = await refine(ran, run, whole);
    return { checks: report(refined, decided, run), retryAfterSeconds: longestWait(refined) };
  } finally {
    run.found.ssh?.close();
    route?.close();
  }
}

/** Where the connection goes that dns, tcp and tls make. */
function firstUrl(run: Run): URL {
  const { outbound, task } = run;
  if (asksSsh(run)) return outbound.sshUrl(task.address);
  return outbound.repositoryUrl(task.address) ?? outbound.collectionUrl(task.address);
}

/**
 * Of each check, what stands in the way of those that need it: itself, or what it was skipped for; null when nothing.
 * And what it found, if it was made here.
 */
type Obstacles = Map<CheckName, Promise<{ obstacle: CheckName | null; finding?: Finding }>>;

/** Starts all checks at once; each waits for those it needs. */
function start(run: Run, decided: readonly Check[], obstacles: Obstacles, whole: AbortSignal): Promise<Ran>[] {
  for (const { name, outcome } of decided)
    obstacles.set(name, Promise.resolve({ obstacle: passes(outcome) ? null : name }));
  return plan
    .filter((definition) => definition.applies(run))
    .map((definition) => {
      const started = one(definition, run, obstacles, whole);
      obstacles.set(definition.name, started);
      return started;
    });
}

async function one(
  { name, required, needs, begins = needs, run: work }: CheckDefinition,
  run: Run,
  obstacles: Obstacles,
  whole: AbortSignal,
): Promise<Ran & { obstacle: CheckName | null }> {
  const skipped = (check: CheckName) => {
    const found = finding('DependsOnFailedCheck', { outcome: 'SKIPPED', blanks: { check } });
    return { name, required, finding: found, durationMs: 0, obstacle: check };
  };
  const early = await firstObstacle(begins(run), obstacles);
  if (early !== null) return skipped(early);
  const givenUp = new AbortController();
  const started = performance.now();
  const ended = work(run, AbortSignal.any([step(whole), givenUp.signal]))
    .catch((error: unknown) => defect(error, run.task))
    .then((found) => ({ found, durationMs: performance.now() - started }));
  const obstacle = await firstObstacle(needs(run), obstacles);
  if (obstacle !== null) givenUp.abort();
  const { found, durationMs } = await ended;
  if (obstacle !== null) return skipped(obstacle);
  return { name, required, finding: found, durationMs, obstacle: passes(found.outcome) ? null : name };
}

async function firstObstacle(needs: readonly CheckName[], obstacles: Obstacles): Promise<CheckName | null> {
  for (const need of needs) {
    const check = (await obstacles.get(need))?.obstacle ?? null;
    if (check !== null) return check;
  }
  return null;
}

async function refine(ran: readonly Ran[], run: Run, whole: AbortSignal): Promise<Ran[]> {
  const findings = new Map(ran.map(({ name, finding }) => [name, finding]));
  return Promise.all(
    ran.map(async (one) => {
      if (one.name === 'identity') return { ...one, finding: refineIdentity(one.finding, findings, run.task) };
      const refineOne = one.name === 'tcp' ? refineTcp : one.name === 'git' || one.name === 'items' ? refineCode : null;
      if (refineOne === null) return one;
      const started = performance.now();
      const refined = await refineOne(one.finding, findings, run, step(whole));
      return { ...one, finding: refined, durationMs: one.durationMs + performance.now() - started };
    }),
  );
}

function step(whole: AbortSignal): AbortSignal {
  return AbortSignal.any([whole, AbortSignal.timeout(stepMs)]);
}

function passes(outcome: Check['outcome']): boolean {
  return outcome === 'PASSED' || outcome === 'WARNING';
}

function defect(error: unknown, { git, api }: VerificationTask): Finding {
  const used = [git, api].filter((one) => one !== null && one !== 'absent');
  const secrets = used.map((one) => (one.kind === 'ssh' ? (one.passphrase ?? '') : one.token));
  return finding('InternalError', { evidence: { error: excerpt(String(error), secrets) } });
}

function longestWait(ran: readonly Ran[]): number | null {
  const waits = ran.map(({ finding }) => finding.retryAfterSeconds ?? null).filter((wait) => wait !== null);
  return waits.length === 0 ? null : Math.max(...waits);
}
