import { assert, done, type Outcome } from '@cerulean/evaluation/base';
import { writers } from '@cerulean/evaluation/documents';
import { answerRequests } from './answer-requests.ts';
import type { WriteRequest, WrittenBytes } from './writer-lane.ts';

/** The child process of the writers: takes one tree at a time and answers with the bytes. It reads no file but the shipped fonts and opens no connection. */
async function write({ to, tree }: WriteRequest): Promise<Outcome<WrittenBytes>> {
  // The libraries of Word and PDF are large; each is loaded by the first document that needs it.
  if (to === 'pdf') return (await import('./writers/pdf.ts')).pdfBytes(tree);
  if (to === 'docx') return done(await (await import('./writers/docx.ts')).docxBytes(tree));
  const writer = writers.find((one) => one.id === to);
  assert(writer && 'write' in writer, `there is no writer ${to}`);
  return done({ bytes: Buffer.from(writer.write(tree), 'utf8'), findings: [] });
}

answerRequests(write);
