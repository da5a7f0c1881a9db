// The commands in the order of the help. A heavy word loads its libraries only when it is called.
import analysis from './analysis.ts';
import documents from './documents.ts';
import evidence from './evidence.ts';
import installation from './installation.ts';
import records from './records.ts';

export const commands = [analysis, documents, evidence, installation, records] as const;
