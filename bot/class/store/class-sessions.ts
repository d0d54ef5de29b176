import type { ClassMember, ClassSession } from '../class-session.ts';

/** Classes and who takes part in them. */
export interface ClassSessions {
  /** Opens a class. Asked again under the same key (an event that is handled twice) it returns the first one. */
  open(key: string, title: string): Promise<ClassSession>;
  /** Ends a class now; nothing happens when it has ended. */
  end(id: string): Promise<void>;
  find(id: string): Promise<ClassSession | null>;
  /** The open class of this code. */
  byCode(code: string): Promise<ClassSession | null>;
  /** By the secret of its presenter page, open or ended. */
  byViewKey(viewKey: string): Promise<ClassSession | null>;
  /** Newest first. */
  latest(most: number): Promise<readonly ClassSession[]>;
  /** Nobody is in two classes: whoever joins another has left the first. */
  join(id: string, member: ClassMember): Promise<void>;
  /** The class that was left; null when the person was in none. */
  leave(member: ClassMember): Promise<ClassSession | null>;
  /** The open class that the person is in. */
  ofMember(member: ClassMember): Promise<ClassSession | null>;
  members(id: string): Promise<readonly ClassMember[]>;
  /** Grows with everything that pages of the class show. */
  changes(id: string): Promise<number>;
  /** Drops whole classes that were opened longer ago; returns how many. */
  forgetOlder(ageMs: number): Promise<number>;
  erase(member: ClassMember): Promise<void>;
}
