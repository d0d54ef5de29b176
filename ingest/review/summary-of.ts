import type { ChangeSummary } from '../report.ts';
import type { DocumentChange } from './diff-content.ts';

/** A change as other programs read it: values, and how many passages came and went. */
export function summaryOf(change: DocumentChange): ChangeSummary {
  const base = { change: change.change, documentId: change.document.id };
  if (change.change !== 'changed') {
    const [addedPassages, removedPassages] =
      change.change === 'added' ? [change.passages, 0] : [0, change.passages];
    return { ...base, fields: [], addedPassages, removedPassages };
  }
  return {
    ...base,
    fields: change.fields,
    addedPassages: change.addedPassages.length,
    removedPassages: change.removedPassages.length,
  };
}
