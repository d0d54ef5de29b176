import { z } from 'zod';
import type { CallWithToken } from './call-with-token.ts';
import type { ZaloOaClient } from './zalo-oa-client.ts';

/** What the platform says of the OA. */
export interface OaAccount {
  readonly isVerified: boolean;
  readonly packageName: string | null;
  /** Day on which the package ends, as the platform writes it. */
  readonly packageUntil: string | null;
}

const accountSchema = z.object({
  is_verified: z.boolean().nullish(),
  package_name: z.string().nullish(),
  package_valid_through_date: z.string().nullish(),
});

/** The account, or the code of what went wrong. */
export async function readAccount(
  client: ZaloOaClient,
  withToken: CallWithToken,
): Promise<OaAccount | { readonly code: string }> {
  const reply = await withToken((token) => client.get('/v2.0/oa/getoa', null, token));
  if (reply.kind !== 'ok') return { code: String(reply.code) };
  const account = accountSchema.safeParse(reply.data);
  if (!account.success) return { code: 'account-unreadable' };
  const { is_verified, package_name, package_valid_through_date } = account.data;
  return {
    isVerified: is_verified === true,
    packageName: package_name ?? null,
    packageUntil: package_valid_through_date ?? null,
  };
}
