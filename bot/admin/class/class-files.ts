import type { FastifyReply } from 'fastify';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import type { ClassSession } from '../../class/class-session.ts';
import { makeHandout, type WriteHandout } from '../../class/handout/handout.ts';
import { resultsAsCsv, resultsAsXlsx } from '../../class/quiz/quiz-results.ts';
import type { ClassStores } from '../../class/store/class-stores.ts';
import type { AdminArea } from '../admin-routes.ts';
import type { AuditEntry } from '../audit-trail.ts';
import type { Session } from '../sessions.ts';

export interface ClassFileParts {
  readonly stores: Pick<ClassStores, 'questions' | 'quiz'>;
  readonly writeHandout: WriteHandout;
  /** The class of an address; throws HttpProblem when there is none. */
  readonly known: (params: unknown) => Promise<ClassSession>;
  readonly record: (session: Session, action: string, details: AuditEntry['details']) => void;
}

interface ClassFile {
  readonly name: string;
  readonly type: string;
  readonly action: 'class-handout' | 'class-results';
  readonly write: (session: ClassSession, parts: ClassFileParts) => Promise<Buffer>;
}

const FILES: readonly ClassFile[] = [
  {
    name: 'tai-lieu.docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    action: 'class-handout',
    write: async (session, { stores, writeHandout }) =>
      writeHandout('docx', makeHandout(session, await stores.questions.all(session.id))),
  },
  {
    name: 'tai-lieu.pdf',
    type: 'application/pdf',
    action: 'class-handout',
    write: async (session, { stores, writeHandout }) =>
      writeHandout('pdf', makeHandout(session, await stores.questions.all(session.id))),
  },
  {
    name: 'ket-qua.csv',
    type: 'text/csv; charset=utf-8',
    action: 'class-results',
    write: async ({ id }, { stores }) => Buffer.from(resultsAsCsv(await stores.quiz.all(id))),
  },
  {
    name: 'ket-qua.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    action: 'class-results',
    write: async ({ id }, { stores }) => resultsAsXlsx(await stores.quiz.all(id)),
  },
];

/** Adds the files of a class that a trainer takes away. */
export function addClassFiles(area: AdminArea, parts: ClassFileParts): void {
  const { known, record } = parts;
  for (const { name, type, action, write } of FILES)
    area.page(`/admin/lop-hoc/:id/${name}`, async (request, reply: FastifyReply, session) => {
      const found = await known(request.params);
      const bytes = await write(found, parts);
      record(session, action, { class: found.id, file: name });
      return reply
        .header('content-disposition', `attachment; filename="${fileName(found.title, name)}"`)
        .type(type)
        .send(bytes);
    });
}

/** `lop-boi-duong-tai-lieu.docx`: plain letters, which every system keeps. */
function fileName(title: string, name: string): string {
  const plain = foldDiacritics(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain === '' ? name : `${plain}-${name}`;
}
