import { readdir, readFile, writeFile } from 'node:fs/promises';

type Status = { pid: number; parent: number; now: number; peak: number };

export type MemoryWatch = { grown: () => Promise<number> };

/**
 * By how many bytes a process and those that it starts grow from now on, at their highest (the kernel's own mark, not
 * samples). Zero where there is no /proc.
 */
export async function watchMemory(pid: number): Promise<MemoryWatch> {
  // 5 lets the kernel begin anew with the highest value (proc_pid_clear_refs(5)).
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
  const before = (await readStatus(String(pid)))?.now ?? 0;
  let children = 0;
  return {
    async grown() {
      children = Math.max(children, await peakOfDescendants(pid));
      const peak = (await readStatus(String(pid)))?.peak ?? before;
      return peak - before + children;
    },
  };
}

async function peakOfDescendants(ancestor: number): Promise<number> {
  const entries = await readdir('/proc').catch(() => []);
  const read = await Promise.all(entries.filter((entry) => /^\d+$/.test(entry)).map(readStatus));
  const processes = read.filter((status) => status !== null);
  const family = new Set([ancestor]);
  // A parent has a lower number than its child, save where numbers began anew: a second round finds those.
  for (let round = 0; round < 2; round++) {
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  const descendants = processes.filter(({ pid }) => family.has(pid) && pid !== ancestor);
  return descendants.reduce((sum, { peak }) => sum + peak, 0);
}

async function readStatus(pid: string): Promise<Status | null> {
  // A process may end between being listed and being read.
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  if (text === null) return null;
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return { pid: Number(pid), parent: number('PPid'), now: number('VmRSS') * 1_024, peak: number('VmHWM') * 1_024 };
}
