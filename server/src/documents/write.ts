// Placeholder until the writers land: HTML only.
import { done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import { type DocumentTree, writers } from '@cerulean/evaluation/documents';
export async function writeDocument(tree: DocumentTree, to: 'docx' | 'pdf' | 'html' | 'json'): Promise<Outcome<{ bytes: Uint8Array; mediaType: string; fileName: string; findings: Finding[] }>> {
  const w: any = (writers as any).find((x: any) => x.id === to);
  if (to !== 'html' && to !== 'json') return trouble('unavailable', 'not yet');
  return done({ bytes: Buffer.from((w.write ?? w.draw ?? JSON.stringify)(tree)), mediaType: 'text/html', fileName: `x.${to}`, findings: [] });
}
export async function closeWriters(): Promise<void> {}
