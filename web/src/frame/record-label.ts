const naming = ['title', 'name', 'statement', 'question', 'label', 'hazard', 'number', 'reason'] as const;

/** A short name for any record from the fields that usually name one; the kind's own label is used where its schema is loaded. */
export function recordLabel(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  for (const field of naming) {
    const value = (data as Record<string, unknown>)[field];
    if (typeof value === 'string' && value.trim()) return value;
  }
  return '';
}
