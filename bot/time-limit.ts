/**
 * A signal that is aborted with `outer`, or when the time is over; `end` frees the timer and the listener as soon as
 * the work is done, which `AbortSignal.any` with `AbortSignal.timeout` leaves to the garbage collector.
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
