import type { ExtractedValue, extractionFieldKind } from '@cerulean/evaluation/analysis';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { numberIn, type SelectedPassage } from '../../../kit/reading/selected-passage.ts';
import { readNumber } from '../outcomes-draft.ts';

export type Field = Stored<DataOf<typeof extractionFieldKind>>;

/** An extracted value as it is typed. */
export interface ValueDraft {
  readonly value: string | readonly string[];
  readonly notReported: boolean;
  readonly page: string;
  readonly quote: string;
  readonly notes: string;
}

/** What is stored, as it is typed. */
export function draftOf(field: Field, stored: ExtractedValue | undefined): ValueDraft {
  const empty = field.data.type === 'choices' ? [] : '';
  const value = stored?.value ?? empty;
  return {
    value: Array.isArray(value) ? value : field.data.type === 'choices' ? [] : String(value),
    notReported: stored?.notReported ?? false,
    page: stored?.page ?? '',
    quote: stored?.quote ?? '',
    notes: stored?.notes ?? '',
  };
}

/** The value that was typed, or why it is none; `value` is undefined while nothing is there to be kept. */
export function readDraft(field: Field, draft: ValueDraft): { readonly value?: ExtractedValue['value']; readonly trouble?: string } {
  if (draft.notReported) return { value: '' };
  if (typeof draft.value !== 'string') return draft.value.length === 0 ? {} : { value: [...draft.value] };
  const text = draft.value.trim();
  if (text === '') return {};
  if (field.data.type !== 'number') return { value: text };
  const number = readNumber(text);
  return typeof number === 'number' ? { value: number } : { trouble: 'This is not a number.' };
}

/** A draft with selected words taken into it: they are its quotation, and its value where it had none. */
export function withPassage(field: Field, draft: ValueDraft, { quote, page }: SelectedPassage): ValueDraft {
  const taken = { ...draft, quote, page, notReported: false };
  if (typeof draft.value !== 'string' || draft.value.trim() !== '') return taken;
  const { type, choices } = field.data;
  if (type === 'text') return { ...taken, value: quote };
  if (type === 'number') return { ...taken, value: String(numberIn(quote) ?? '') };
  return { ...taken, value: choices.find((choice) => quote.toLowerCase().includes(choice.toLowerCase())) ?? '' };
}
