import { z } from 'zod';

/** A button as this platform wants it: its payload comes back hidden from the person, or it opens an address. */
export const csButtonSchema = z.discriminatedUnion('type', [
  z.object({ title: z.string(), type: z.literal('oa.query.hide'), payload: z.string() }),
  z.object({ title: z.string(), type: z.literal('oa.open.url'), payload: z.object({ url: z.string() }) }),
]);
export type CsButton = z.infer<typeof csButtonSchema>;
