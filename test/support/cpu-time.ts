/**
 * Milliseconds that this process worked while `work` ran. Other programs on a busy machine make the clock run on, and
 * this not, so that bounds on it tell how costs grow and nothing else.
 */
export async function cpuTimeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
