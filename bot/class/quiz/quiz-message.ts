import type { ChannelLimits } from '../../channel/channel.ts';
import type { OutgoingMessage } from '../../channel/outgoing.ts';
import type { Choice } from '../../dialogue/choice.ts';
import { paragraph } from '../../dialogue/text-blocks.ts';
import { CLASS_QUIZ_TEXTS as SAY } from '../class-messages.vi.ts';
import type { QuizRun } from '../store/class-quiz.ts';

/** A run as a participant gets it: a poll that the platform marks, or the options as numbers to be sent back. */
export function quizDelivery(
  { id, number, item }: QuizRun,
  { hasPolls = false }: Pick<ChannelLimits, 'hasPolls'>,
): [OutgoingMessage, readonly Choice[]] {
  const { question, options, correct, explanation, poll } = item;
  const head = paragraph(SAY.head(number), 'bold');
  if (hasPolls) {
    const quiz = { question, options, right: correct, explanation: poll?.explanation ?? explanation };
    return [{ blocks: [head], quiz: { ...quiz, openSeconds: null, ref: id } }, []];
  }
  return [
    {
      blocks: [
        head,
        paragraph(question),
        paragraph(options.map((option, i) => SAY.option(i + 1, option)).join('\n')),
        paragraph(SAY.howTo(options.length), 'italic'),
      ],
    },
    options.map((_, choice): Choice => ({
      label: String(choice + 1),
      does: { kind: 'quiz-answer', run: id, choice },
      isInText: true,
    })),
  ];
}
