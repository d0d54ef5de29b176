import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import type { Answer, Answerer, Question } from '../../answer/answer.ts';
import { CONSOLE, HTTP_ERRORS } from '../../messages.vi.ts';
import { parseQuestionText } from '../../question-text.ts';
import { renderAnswer } from './render-answer.ts';

/** Where a person types and reads. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a person sits there: then greeting, prompt and farewell are shown. */
  readonly isInteractive: boolean;
}

/** What holds for all questions of the session. */
export interface SessionOptions {
  readonly asOf?: string;
  readonly place?: string;
  readonly history?: readonly string[];
  /** Each answer as one line of JSON instead of text. Default false. */
  readonly json?: boolean;
  /** Told of a question that failed; the session goes on. */
  readonly onFailure?: (error: unknown) => void;
}

const MAX_TURNS = 6;

/** Answers one line after the other until `/thoat` or the end of the input. A failed answer does not end the session. */
export async function runInteractive(
  answerer: Answerer,
  terminal: Terminal,
  options: SessionOptions = {},
): Promise<void> {
  const { input, output, isInteractive } = terminal;
  const say = (text: string): void => void output.write(`${text}\n`);
  const lines = createInterface({ input, terminal: false, crlfDelay: Infinity });
  let history: readonly string[] = options.history ?? [];
  const prompt = (): void => void (isInteractive && output.write(CONSOLE.prompt));
  if (isInteractive) say(CONSOLE.greeting);
  prompt();
  for await (const line of lines) {
    const command = foldDiacritics(line).trim();
    if (command === '/thoat') break;
    const question = parseQuestionText(line);
    if (command === '/moi') {
      history = [];
      say(CONSOLE.restarted);
    } else if (command.startsWith('/')) say(CONSOLE.unknownCommand);
    else if (!question.ok && question.problem === 'too-long') say(HTTP_ERRORS['question-too-long']);
    else if (question.ok) {
      const answer = await answerOrNull(
        answerer,
        { ...situation(options), text: question.text, history },
        options,
      );
      if (answer === null) say(CONSOLE.failed);
      else
        say(
          options.json === true
            ? JSON.stringify(answer)
            : `${renderAnswer(answer)}${answer.more ? `\n\n${CONSOLE.more}` : ''}\n`,
        );
      history = [...history, question.text].slice(-MAX_TURNS);
    }
    prompt();
  }
  lines.close();
  if (isInteractive) say(CONSOLE.goodbye);
}

async function answerOrNull(
  answerer: Answerer,
  question: Question,
  options: SessionOptions,
): Promise<Answer | null> {
  try {
    return await answerer.answer(question);
  } catch (error) {
    options.onFailure?.(error);
    return null;
  }
}

function situation({ asOf, place }: SessionOptions): Pick<Question, 'asOf' | 'place'> {
  return { ...(asOf === undefined ? {} : { asOf }), ...(place === undefined ? {} : { place }) };
}
