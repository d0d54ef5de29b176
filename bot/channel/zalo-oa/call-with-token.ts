import { reactionTo } from './error-reactions.ts';
import type { TokenKeeper } from './token-keeper.ts';
import type { OaReply } from './zalo-oa-client.ts';

/** One call of the API with the token of the moment. When the token is not taken it is renewed once and the call made once more. Never rejects. */
export type CallWithToken = (call: (accessToken: string) => Promise<OaReply>) => Promise<OaReply>;

export function createCallWithToken(keeper: Pick<TokenKeeper, 'accessToken' | 'replace'>): CallWithToken {
  return async (call) => {
    const token = await keeper.accessToken().catch(() => null);
    if (token === null) return { kind: 'not-done', code: 'no-token' };
    const reply = await call(token);
    if (reply.kind !== 'error' || reactionTo(reply.code).does !== 'renew') return reply;
    const newer = await keeper.replace(token).catch(() => null);
    return newer === null ? { kind: 'not-done', code: 'token-refused' } : call(newer);
  };
}
