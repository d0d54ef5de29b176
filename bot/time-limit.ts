/**
 * A signal that is aborted with `outer`, or when the time is over; `end` frees what it holds. To be used instead of
 * `AbortSignal.any` with `AbortSignal.timeout`: Node 20 may collect that pair as garbage before the time is over.
 */
export function timeLimit(
  ms: number,
  outer: AbortSignal,
): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  const pass = (): void => controller.abort(outer.reason);
  if (outer.aborted) pass();
  outer.addEventListener('abort', pass);
  const timer = setTimeout(() => controller.abort(new Error('the time is over')), ms);
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      outer.removeEventListener('abort', pass);
    },
  };
}
