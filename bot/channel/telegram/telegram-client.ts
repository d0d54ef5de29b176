import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent as HttpAgent, type ClientRequest } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Telegram, TelegramError } from 'telegraf';
import { createProxyAgent } from './proxy-agent.ts';
import type { TelegramSettings } from './telegram-settings.ts';
import { callExactly } from './exact-call.ts';
import { CallFailed, refusalOf, type CallOptions, type TelegramClient } from './telegram-calls.ts';

/**
 * The only place that knows telegraf. Its API client talks to Telegram; its polling and its webhook callback are not
 * used, because `launch()` ends at the first 409 and at an unreachable start, handles a batch before it asks again,
 * gives up handlers after 90 s, and the callback holds Telegram's request open while we work. `telegram/polling.ts`
 * and `telegram/webhook-route.ts` do these two things and store each update before it is confirmed.
 *
 * Connections are not kept: one that Telegram closes at the moment of its reuse would leave a send in doubt, and
 * doubtful sends are never repeated.
 */
export function createTelegramClient({
  token,
  apiRoot,
  proxy,
}: Pick<TelegramSettings, 'token' | 'apiRoot' | 'proxy'>): TelegramClient {
  const isTls = apiRoot.startsWith('https:');
  const agent = proxy === null ? (isTls ? new HttpsAgent() : new HttpAgent()) : createProxyAgent(proxy);
  const progress = new AsyncLocalStorage<{ mayHaveArrived: boolean }>();
  watchConnections(agent, isTls, progress);
  const telegram = new Telegram(token, { apiRoot, webhookReply: false });
  // The constructor drops the agent of an address without TLS, and with it the proxy.
  telegram.options.agent = agent;
  const callApi = telegram.callApi.bind(telegram) as unknown as (
    method: string,
    payload: object,
    options: { signal: AbortSignal },
  ) => Promise<unknown>;

  const call = async (
    method: string,
    payload: object,
    { timeoutMs, signal }: CallOptions,
  ): Promise<unknown> => {
    const state = { mayHaveArrived: false };
    const timeout = AbortSignal.timeout(timeoutMs);
    const stop = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    try {
      stop.throwIfAborted();
      return await progress.run(state, () => callApi(method, { ...payload }, { signal: stop }));
    } catch (error) {
      // The library's errors hold the address with the token, and the words that were sent.
      if (error instanceof TelegramError) throw refusalOf({ ...error.response });
      const code = timeout.aborted ? 'timeout' : stop.aborted ? 'aborted' : codeOf(error);
      throw new CallFailed({ kind: 'transport', code, mayHaveArrived: state.mayHaveArrived });
    }
  };
  return {
    call,
    callExactly: (method, payload, options) =>
      callExactly(`${apiRoot}/bot${token}/${method}`, agent, payload, options),
    agent,
    fileAddress: (filePath) => `${apiRoot}/file/bot${token}/${filePath}`,
  };
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  return error instanceof Error && 'type' in error && typeof error.type === 'string' ? error.type : 'failed';
}

/** Notes for each call whether its connection stood, that is, whether bytes may have left. */
function watchConnections(
  agent: HttpAgent,
  isTls: boolean,
  progress: AsyncLocalStorage<{ mayHaveArrived: boolean }>,
): void {
  const inside = agent as unknown as { addRequest(request: ClientRequest, ...rest: unknown[]): void };
  const addRequest = inside.addRequest.bind(agent);
  inside.addRequest = (request, ...rest) => {
    const state = progress.getStore();
    if (state !== undefined)
      request.once('socket', (socket) => {
        const note = (): void => void (state.mayHaveArrived = true);
        if (isTls) socket.once('secureConnect', note);
        else if (socket.connecting) socket.once('connect', note);
        else note();
      });
    addRequest(request, ...rest);
  };
}
