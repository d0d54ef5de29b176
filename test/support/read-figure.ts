/** A figure of `GET /metrics`, summed over those of its labels that contain the words. */
export async function readFigure(address: string, name: string, label: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) && line.includes(label))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
