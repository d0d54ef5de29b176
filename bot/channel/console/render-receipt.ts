import { normalizeText } from '../../../knowledge/text/normalize.ts';
import type { Receipt, ReceiptComposition, ReceiptPassage, ReceiptReading } from '../../answer/receipt.ts';
import { RECEIPT } from '../../messages.vi.ts';
import { renderAnswer } from './render-answer.ts';

const FEATURES_SHOWN = 16;

/** The receipt for a terminal, without a final line break. */
export function renderReceipt(receipt: Receipt): string {
  const { question, answer, readings, composition, selfCheck, replay } = receipt;
  const { analyse, search, total } = answer.timingsMs;
  const blocks = [
    [
      `${RECEIPT.question}: ${question.text}`,
      ...(question.history ?? []).map((turn) => `${RECEIPT.history}: ${turn}`),
      `${RECEIPT.version}: ${receipt.knowledgeVersion}`,
    ],
    ...readings.map(readingLines),
    ...(composition === null ? [] : [compositionLines(composition)]),
    [
      `${RECEIPT.selfCheck}: ${selfCheck.length === 0 ? RECEIPT.supported : ''}`.trimEnd(),
      ...selfCheck.map(({ text, findings }) => `  - ${text}: ${findingWords(findings)}`),
    ],
    [`${RECEIPT.answer}:`, renderAnswer(answer)],
    [
      `${RECEIPT.time}: ${total} ms (${analyse} + ${search} + ${answer.timingsMs.answer})`,
      `${RECEIPT.replay}: echo '${JSON.stringify(replay.line).replaceAll("'", "'\\''")}' | ${replay.command}`,
    ],
  ];
  return normalizeText(blocks.map((lines) => lines.join('\n')).join('\n\n')).trim();
}

function readingLines({ asOf, aspects, passages, confidence }: ReceiptReading): string[] {
  return [
    `${RECEIPT.day}: ${asOf}`,
    ...aspects.flatMap(({ texts, places, type, needs }) => [
      `${RECEIPT.reading}: ${RECEIPT.kind} ${type}${needs.length > 0 ? `, ${RECEIPT.needs} ${needs.join(', ')}` : ''}`,
      ...texts.map(({ text, weight }) => `  ${RECEIPT.readings} (${figure(weight)}): ${text}`),
      ...(places.length > 0 ? [`  ${RECEIPT.places}: ${places.join(', ')}`] : []),
    ]),
    `${RECEIPT.passages}:`,
    ...passages.map(passageLine),
    `${RECEIPT.confidence}: ${figure(confidence.value)}`,
    ...confidence.features.flatMap((features) =>
      features === null
        ? []
        : [
            `  ${RECEIPT.features}: ${Object.entries(features)
              .slice(0, FEATURES_SHOWN)
              .map(([name, value]) => `${name} ${figure(value)}`)
              .join(', ')}`,
          ],
    ),
  ];
}

function passageLine(passage: ReceiptPassage, i: number): string {
  const where = [passage.number ?? passage.title, passage.locator].filter((part) => part !== null).join(', ');
  const marks = [
    ...(passage.isUsed ? [RECEIPT.used] : []),
    ...(passage.offeredAs === null ? [] : [`${RECEIPT.offered} ${passage.offeredAs}`]),
    ...passage.reasons,
  ];
  return `  ${i + 1}. ${where} (${RECEIPT.score} ${figure(passage.score)}; ${passage.validity})${marks.length > 0 ? `: ${marks.join('; ')}` : ''}`;
}

function compositionLines({ model, outcome, rounds }: ReceiptComposition): string[] {
  return [
    `${RECEIPT.model}: ${model}`,
    ...rounds.flatMap(({ prompt, sentences, servedModel, failure, totalMs }, i) => [
      `${RECEIPT.round} ${i + 1} (${RECEIPT.prompt} ${prompt.name} ${prompt.version}, ${prompt.sha256.slice(0, 12)}${servedModel === null ? '' : `, ${servedModel}`}${failure === null ? '' : `, ${failure}`}, ${totalMs} ms):`,
      ...(sentences.length === 0 ? [`  ${RECEIPT.nothing}`] : []),
      ...sentences.map(
        ({ text, markers, isKept, findings }) =>
          `  [${isKept ? RECEIPT.kept : RECEIPT.dropped}] ${text} ${markers.map((marker) => `[${marker}]`).join('')}${isKept ? '' : ` — ${findingWords(findings)}`}`,
      ),
    ]),
    `${RECEIPT.outcome}: ${RECEIPT.outcomes[outcome]}`,
  ];
}

function findingWords(findings: readonly { readonly kind: string; readonly text: string }[]): string {
  return findings.map(({ kind, text }) => `${kind}: ${text}`).join('; ');
}

function figure(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
