/** What the channel does when the OA API answers with an error. The one table of this; everybody else asks it. */
export type ErrorReaction =
  /** The access token is not taken: renew it once, call once more. */
  | { readonly does: 'renew' }
  /** Over the rate limit: nothing is sent before the next minute. */
  | { readonly does: 'next-minute' }
  /** The uploaded file has expired: upload it again, once. */
  | { readonly does: 'upload-again' }
  /** Failed for no named reason, surely not sent: once more, then it is refused. */
  | { readonly does: 'once-more' }
  /** Refused for good; `scope` as in SendOutcome. `alarm`: a person must act. */
  | { readonly does: 'refuse'; readonly scope: 'part' | 'chat' | 'channel'; readonly alarm: boolean };

const part: ErrorReaction = { does: 'refuse', scope: 'part', alarm: false };
const partAlarm: ErrorReaction = { does: 'refuse', scope: 'part', alarm: true };
const chat: ErrorReaction = { does: 'refuse', scope: 'chat', alarm: false };
const channel: ErrorReaction = { does: 'refuse', scope: 'channel', alarm: true };

export const ERROR_REACTIONS: Readonly<Record<string, ErrorReaction>> = {
  /** Too many calls, of the application or of the OA. */
  '-32': { does: 'next-minute' },
  /** Uploaded file expired. */
  '-100': { does: 'upload-again' },
  /** Sending failed. */
  '-200': { does: 'once-more' },
  /** Parameter wrong, parameter too large: our fault, and it would be again. */
  '-201': partAlarm,
  '-210': partAlarm,
  /** OA disabled, not found; application not activated. */
  '-204': channel,
  '-205': channel,
  '-209': channel,
  /** Quota of the OA used up. */
  '-211': channel,
  /** Application not registered for this API, or not granted by the OA. */
  '-212': channel,
  '-223': channel,
  /** The person does not follow the OA. */
  '-213': chat,
  /** Access token invalid; expired or removed. */
  '-216': { does: 'renew' },
  '-220': { does: 'renew' },
  /** The person received as much as they may today. */
  '-218': partAlarm,
  /** Application removed; OA not verified; package of the OA too low. */
  '-219': channel,
  '-221': channel,
  '-224': channel,
  /** Person banned or not seen for 45 days; no interaction within 7 days; interaction expired. */
  '-227': chat,
  '-230': chat,
  '-232': chat,
  /** Kind of message not supported; wrong kind of OA; not at this hour. */
  '-233': part,
  '-234': part,
  '-235': part,
  /** Old message API: our fault. */
  '-240': partAlarm,
  /** Proof of the application's secret wrong. */
  '-242': channel,
  /** The person does not want this kind; content policy. */
  '-244': part,
  '-248': part,
  /** Paid sending without a linked, filled account. */
  '-320': channel,
  '-321': channel,
  /** The OA is not in that group. */
  '-403': chat,
  /** Personal data are refused to addresses outside Việt Nam. */
  '-501': channel,
};

/** Of a code nobody told us about: not sent, and somebody should look. */
export function reactionTo(code: number): ErrorReaction {
  return ERROR_REACTIONS[String(code)] ?? partAlarm;
}
