/** The value of a cookie in a `Cookie` header; undefined when there is none, or more than one: somebody planted a second. */
export function cookieValue(cookieHeader: string | undefined, name: string): string | undefined {
  const found = (cookieHeader ?? '')
    .slice(0, 8_192)
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return found.length === 1 ? found[0] : undefined;
}
