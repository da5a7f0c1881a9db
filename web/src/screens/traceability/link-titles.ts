import { links, type TraceLink } from '@cerulean/evaluation/traceability';

const byId = new Map<string, TraceLink>(links.map((link) => [link.id, link]));

/** What a kind of connection says: "A claim is compared with an estimate". */
export function linkTitle(id: string): string {
  return byId.get(id)?.title ?? id;
}

/** Whether a kind of connection leads to a kind of node. */
export function leadsTo(id: string, kind: string): boolean {
  return byId.get(id)?.to.some((each) => each === kind) ?? false;
}
