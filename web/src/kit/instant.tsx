/** A point in time in the person's own zone, as 2026-11-22 14:03; the full instant stands in the element. */
export function Instant({ at, dateOnly = false }: { at: string; dateOnly?: boolean }) {
  return (
    <time dateTime={at} title={at}>
      {formatInstant(at, dateOnly)}
    </time>
  );
}

/** The same as text. */
export function formatInstant(at: string, dateOnly = false): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return dateOnly ? day : `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
