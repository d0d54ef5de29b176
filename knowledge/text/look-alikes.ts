import { foldDiacritics } from './fold.ts';
import { remembering } from './remembering.ts';

/** Terms that sound alike and must not stand for one another. Phrases are folded; those of one member mean the same. */
interface Contrast {
  /** Folded words one of which the question must hold before the contrast counts; always when absent. */
  readonly when?: readonly string[];
  readonly members: readonly (readonly string[])[];
  /** Member that is meant when a question names none. */
  readonly assumed?: number;
}

/** Party usage and election law; no names and no figures. */
const CONTRASTS: readonly Contrast[] = [
  // A model congress is held early by the ordinary rules, a pilot by other rules.
  {
    members: [
      ['dai hoi diem', 'lam diem', 'chon diem', 'don vi diem', 'diem chi dao', 'to chuc diem'],
      ['thi diem'],
    ],
  },
  // Several procedures are counted in steps.
  {
    when: ['buoc', 'quy trinh', 'trinh tu'],
    members: [
      ['bo nhiem'],
      ['nhan su dai hoi', 'nhan su cap uy', 'cong tac nhan su', 'tai cu', 'lan dau tham gia'],
      ['hiep thuong'],
      ['chi dinh'],
    ],
  },
  { members: [['tai cu'], ['lan dau tham gia', 'tham gia lan dau']] },
  { members: [['bau', 'bau cu'], ['chi dinh']] },
  // The Party counts on those convened, the state on valid ballots; without a word of the state the Party is meant.
  {
    when: ['bau', 'phieu', 'trung cu', 'ung cu', 'de cu', 'kiem phieu'],
    members: [
      ['trong dang', 'cap uy', 'dai hoi', 'dang bo', 'chi bo', 'dang vien', 'ban chap hanh'],
      ['dai bieu quoc hoi', 'quoc hoi', 'hoi dong nhan dan', 'hdnd', 'to bau cu'],
    ],
    assumed: 0,
  },
  { members: [['dang vien chinh thuc'], ['dang vien du bi']] },
  { members: [['hop le'], ['khong hop le']] },
];

/** The phrases of all members of a contrast between spaces, longest first. */
const LONGEST_FIRST: ReadonlyMap<
  Contrast['members'],
  readonly { readonly phrase: string; readonly member: number }[]
> = new Map(
  CONTRASTS.map(({ members }) => [
    members,
    members
      .flatMap((words, member) => words.map((phrase) => ({ phrase: ` ${phrase} `, member })))
      .sort((a, b) => b.phrase.length - a.phrase.length),
  ]),
);

/** The members of a contrast that a folded text names. A phrase inside a longer one does not count. */
function membersIn(folded: string, members: Contrast['members']): Set<number> {
  let rest = folded;
  const named = new Set<number>();
  for (const { phrase, member } of LONGEST_FIRST.get(members) ?? []) {
    if (!rest.includes(phrase)) continue;
    named.add(member);
    rest = rest.replaceAll(phrase, ' | ');
  }
  return named;
}

/** A question as the contrasts see it: what it names, for comparing with many texts. */
export interface AskedTerms {
  readonly contrasts: readonly { readonly members: Contrast['members']; readonly asked: number }[];
}

/** The contrasts of which a question names exactly one member, or assumes one. */
export function askedTerms(question: string): AskedTerms {
  const folded = padded(question);
  return {
    contrasts: CONTRASTS.flatMap(({ when, members, assumed }) => {
      if (when && !when.some((word) => folded.includes(` ${word} `))) return [];
      const named = [...membersIn(folded, members)];
      const asked = named.length === 1 ? named[0] : named.length === 0 ? assumed : undefined;
      return asked === undefined ? [] : [{ members, asked }];
    }),
  };
}

/**
 * Whether words speak of a look-alike of what is asked and not of it: they name another member of a contrast and not the
 * one asked for; words that name none are judged by what stands above them (`context`: heading, introduction).
 */
export function speaksOfAnother({ contrasts }: AskedTerms, words: string, context = ''): boolean {
  if (contrasts.length === 0) return false;
  const own = padded(words);
  return contrasts.some(({ members, asked }) => {
    const named = membersIn(own, members);
    const decisive = named.size > 0 ? named : membersIn(padded(context), members);
    return decisive.size > 0 && !decisive.has(asked);
  });
}

const TEXTS_HELD = 6_000;
const padded = remembering(
  TEXTS_HELD,
  (text: string) => ` ${foldDiacritics(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `,
);
