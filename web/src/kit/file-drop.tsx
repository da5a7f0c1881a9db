import { Button } from '@mantine/core';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { type ReactNode, useRef, useState } from 'react';
import { droppedFiles, sortByEnding } from './dropped-files.ts';
import classes from './evidence.module.css';
import { Status, type Tone } from './status.tsx';

interface FileDropProps {
  /** What can be given here, as a sentence: "PubMed (.nbib, .txt) or RIS files." */
  readonly sentence: string;
  /** Endings with a dot, for the dialog of the browser; what a file is, the server decides. */
  readonly accept: readonly string[];
  readonly multiple?: boolean;
  /** Whether whole folders can be given; what has none of the endings in them is then named and left. */
  readonly folders?: boolean;
  readonly megabytesMax?: number;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The size up to which the server takes a file unless its setting says otherwise. */
const usualMegabytesMax = 64;

/** Takes files by drag and drop or by a button; what is too large is named before it is sent. */
export function FileDrop({
  sentence,
  accept,
  multiple = true,
  folders = false,
  megabytesMax = usualMegabytesMax,
  disabled = false,
  onFiles,
}: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly FileLine[]>([]);
  const take = (given: readonly File[]) => {
    const { taken: files, others } = folders ? sortByEnding(given, accept) : { taken: given, others: [] };
    const fits = (file: File) => file.size > 0 && file.size <= megabytesMax * 1024 * 1024;
    setRefused([
      ...files
        .filter((file) => !fits(file))
        .map(
          (file): FileLine => ({
            name: file.name,
            tone: 'bad',
            text: file.size === 0 ? 'is empty or a folder' : `is larger than ${megabytesMax} MB; split it`,
          }),
        ),
      ...others.map(({ name }): FileLine => ({ name, tone: 'caution', text: `is left out: it is none of ${accept.join(', ')}` })),
    ]);
    const taken = files.filter(fits).slice(0, multiple ? undefined : 1);
    if (taken.length > 0) onFiles(taken);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          if (!disabled) setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (disabled) return;
          if (folders) void droppedFiles(event.dataTransfer).then(take);
          else take([...event.dataTransfer.files]);
        }}
      >
        <Button
          variant="default"
          leftSection={<IconUpload size={16} aria-hidden />}
          disabled={disabled}
          onClick={() => input.current?.click()}
        >
          {multiple ? 'Choose files' : 'Choose a file'}
        </Button>
        {folders && (
          <Button variant="default" disabled={disabled} onClick={() => folderInput.current?.click()}>
            Choose a folder
          </Button>
        )}
        <span>
          or drop {multiple ? 'them' : 'it'} here. {sentence}
        </span>
        <input
          ref={input}
          type="file"
          hidden
          multiple={multiple}
          accept={accept.join(',')}
          aria-label={sentence}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            // The same file may be chosen again after it was mended.
            event.currentTarget.value = '';
          }}
        />
        {folders && (
          <input
            ref={folderInput}
            type="file"
            hidden
            multiple
            {...{ webkitdirectory: '' }}
            aria-label={`A folder. ${sentence}`}
            onChange={(event) => {
              take([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        )}
      </div>
      <FileReport files={refused} />
    </>
  );
}

/** What became of one file. */
export interface FileLine {
  readonly name: string;
  readonly tone: Tone;
  /** What was read and what was not, as the end of a sentence that begins with the name. */
  readonly text: string;
  /** Findings, each with its place. */
  readonly details?: ReactNode;
}

/** What became of each file, one line for each. */
export function FileReport({ files }: { files: readonly FileLine[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-live="polite">
      {files.map(({ name, tone, text, details }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
        <li key={index}>
          <Status tone={tone}>
            <strong>{name}</strong> {text}
          </Status>
          {details}
        </li>
      ))}
    </ul>
  );
}
