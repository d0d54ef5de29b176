import { CallFailed, callHttp, type HttpCall } from '../../bot/channel/http-call.ts';

/** Calls as the product makes them, of which the next can be made to find nobody listening. */
export function breakableCall(): { readonly call: HttpCall; readonly breakOnce: () => void } {
  let isBroken = false;
  return {
    call: (request) => {
      if (!isBroken) return callHttp(request);
      isBroken = false;
      return Promise.reject(new CallFailed('ECONNREFUSED', false));
    },
    breakOnce: () => void (isBroken = true),
  };
}
