import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { documentTypes } from '@cerulean/evaluation/consistency';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

const text = z.string({ error: 'must be a text' }).trim().min(1, 'must not be empty');

const descriptionSchema = z.strictObject(
  {
    device: text.optional(),
    documents: z
      .array(
        z.strictObject(
          {
            file: text,
            type: z.enum(documentTypes, { error: `must be one of ${documentTypes.join(', ')}` }).optional(),
            language: text.optional(),
            // A version such as 2.0 is a number to YAML and a name to people.
            version: z.union([text, z.number().transform(String)], { error: 'must be a text' }).optional(),
          },
          { error: (issue) => (issue.code === 'unrecognized_keys' ? 'may have file, type, language and version' : 'must name a file') },
        ),
        { error: 'must be a list' },
      )
      .optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, but may have device and documents`
        : 'must have device, documents or both',
  },
);

/** What a `dossier.yaml` says of the documents beside it. */
export type DossierDescription = z.output<typeof descriptionSchema>;

/** Reads the description of a dossier; what is wrong with it is one sentence with the line. An empty file says nothing. */
export function readDescription(content: string, file: string): Outcome<DossierDescription> {
  const lines = new LineCounter();
  const parsed = parseDocument(content, { lineCounter: lines, prettyErrors: false });
  const [error] = parsed.errors;
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    return unusable(`${file} is no valid YAML (line ${line}): ${error.message.split('\n')[0]!.replace(/[.:]?\s*$/, '')}.`);
  }
  let value: unknown;
  try {
    // Aliases may unfold to any size; a description needs none.
    value = parsed.toJS({ maxAliasCount: 10 }) ?? {};
  } catch {
    return unusable(`${file} repeats too many parts by reference.`);
  }
  const checked = descriptionSchema.safeParse(value);
  if (checked.success) return done(checked.data);
  const issue = checked.error.issues[0]!;
  const node = issue.path.length > 0 ? parsed.getIn(issue.path as (string | number)[], true) : undefined;
  const offset = (node as { range?: readonly number[] } | undefined)?.range?.[0];
  const where = issue.path.map((step) => (typeof step === 'number' ? `entry ${step + 1}` : String(step))).join(', ');
  const line = offset === undefined ? '' : ` (line ${lines.linePos(offset).line})`;
  return unusable(`${file}${line}: ${where ? `${where} ` : 'it '}${issue.message}.`);
}

function unusable(message: string): Outcome<DossierDescription> {
  return trouble('input-invalid', message, {
    remedy: 'It should say, for instance: device: NAME, then documents: with entries such as {file: IFU.docx, type: ifu}.',
  });
}
