import type { Answerer, Question } from '../../answer/answer.ts';
import { explainAnswer } from '../../answer/receipt.ts';
import type { AskCommand } from '../../cli-arguments.ts';
import { BotError } from '../../errors.ts';
import { HTTP_ERRORS } from '../../messages.vi.ts';
import { parseQuestionText } from '../../question-text.ts';
import { runInteractive, type Terminal } from './interactive.ts';
import { parseHistoryFile, parseQuestionFile } from './question-file.ts';
import { readGivenText } from './read-given-text.ts';
import { renderAnswer } from './render-answer.ts';
import { renderReceipt } from './render-receipt.ts';

/**
 * Carries out `ask`: one question, a file of questions (one JSON answer a line, in order), or a session on the
 * terminal; with `explain` the receipts of the answers. Throws BotError for unreadable or wrong files and questions; the program then ends with 1.
 */
export async function runAsk(
  command: AskCommand,
  answerer: Answerer,
  terminal: Terminal,
  onFailure: (error: unknown) => void = () => {},
): Promise<void> {
  const situation = {
    ...(command.asOf === null ? {} : { asOf: command.asOf }),
    ...(command.place === null ? {} : { place: command.place }),
  };
  const say = (text: string): void => void terminal.output.write(`${text}\n`);
  if (command.file !== null) {
    for (const { id, question } of parseQuestionFile(readGivenText(command.file), command.file)) {
      const asked: Question = { ...situation, ...question };
      const told = command.explain ? await explainAnswer(answerer, asked) : await answerer.answer(asked);
      say(JSON.stringify({ ...told, id }));
    }
    return;
  }
  const history =
    command.history === null ? [] : parseHistoryFile(readGivenText(command.history), command.history);
  if (command.question === null) {
    await runInteractive(answerer, terminal, { ...situation, history, json: command.json, onFailure });
    return;
  }
  const words = parseQuestionText(command.question);
  if (!words.ok) {
    const message = words.problem === 'empty' ? 'The question is empty.' : 'The question is too long.';
    throw new BotError('questions-invalid', message, HTTP_ERRORS[`question-${words.problem}`]);
  }
  const question: Question = { ...situation, text: words.text, history };
  if (command.explain) {
    const receipt = await explainAnswer(answerer, question);
    say(command.json ? JSON.stringify(receipt) : renderReceipt(receipt));
    return;
  }
  const answer = await answerer.answer(question);
  say(command.json ? JSON.stringify(answer) : renderAnswer(answer));
}
