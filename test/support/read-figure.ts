/** A figure of `GET /metrics`, summed over those of its labels that contain the words. */
export async function readFigure(address: string, name: string, label: string): Promise<number> {
  return figureIn(await readMetrics(address), name, label);
}

/** What `GET /metrics` says. */
export async function readMetrics(address: string): Promise<string> {
  return (await fetch(`${address}/metrics`)).text();
}

/** The same of metrics that were read. */
export function figureIn(metrics: string, name: string, label: string): number {
  return metrics
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) && line.includes(label))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
