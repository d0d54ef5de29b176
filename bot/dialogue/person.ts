import type { ChannelName } from '../channel/address.ts';

/** A person as a platform knows them: by the numeric or opaque id there, never by a name. */
export interface Person {
  readonly channel: ChannelName;
  readonly id: string;
}

export function isSamePerson(one: Person, other: Person): boolean {
  return one.channel === other.channel && one.id === other.id;
}
