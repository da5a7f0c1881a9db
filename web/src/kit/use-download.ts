import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/problem.ts';
import { saveFile } from './save-file.ts';

/** What is being written for the person to save, and since when. */
interface Underway {
  readonly what: string;
  readonly seconds: number;
}

/** Has a file written by the server and gives it to the person. One at a time; a long one can be given up. */
export function useDownload() {
  const [underway, setUnderway] = useState<Underway>();
  const [problem, setProblem] = useState<unknown>();
  const controller = useRef<AbortController>(undefined);
  const written = underway?.what;
  useEffect(() => {
    if (written === undefined) return;
    const timer = setInterval(() => setUnderway((now) => now && { ...now, seconds: now.seconds + 1 }), 1000);
    return () => clearInterval(timer);
  }, [written]);
  useEffect(() => () => controller.current?.abort(), []);

  /** `what` is said while it is written, `usualName` is the file's name where the server gives none. */
  const start = async (what: string, address: string, usualName: string) => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    setProblem(undefined);
    setUnderway({ what, seconds: 0 });
    try {
      const { fileName, blob } = await fetchWritten(address, usualName, own.signal);
      saveFile(fileName, blob.type, blob);
    } catch (error) {
      if (!own.signal.aborted) setProblem(error);
    } finally {
      if (controller.current === own) setUnderway(undefined);
    }
  };
  return { underway, problem, start, cancel: () => controller.current?.abort() };
}

async function fetchWritten(address: string, usualName: string, signal: AbortSignal): Promise<{ fileName: string; blob: Blob }> {
  let response: Response;
  try {
    response = await fetch(address, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ProblemError({ code: 'unavailable', title: 'The server does not answer.', remedy: 'Check the connection and try again.' });
  }
  if (!response.ok) {
    const problem = (await response.json().catch(() => null)) as ConstructorParameters<typeof ProblemError>[0] | null;
    throw new ProblemError(
      problem?.title
        ? problem
        : {
            code: 'unavailable',
            title: `The server answered with status ${response.status} and no explanation.`,
            remedy: 'Try again in a moment.',
          },
    );
  }
  return {
    fileName: fileNameIn(response.headers.get('content-disposition')) ?? usualName,
    blob: await response.blob(),
  };
}

/** The name a download asks to be saved under (RFC 6266, the extended form first). */
export function fileNameIn(disposition: string | null): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (extended) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return undefined;
    }
  }
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1];
}
