import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { usePerson } from '../../api/session.ts';
import { formatInstant } from '../../kit/instant.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import { ProseConflictDialog } from './conflict/prose-conflict-dialog.tsx';
import classes from './documents.module.css';
import { checkPassage } from './editor/check-passage.ts';
import ProseEditor, { normalProse } from './editor/prose-editor.tsx';
import { useNames } from './editor/use-names.ts';
import { draftKey, dropDraft, keepTextDraft, type Place, readTextDraft, saveSection } from './saving/save-section.ts';
import { type KeeperState, SectionKeeper, type TheirText } from './saving/section-keeper.ts';
import type { Outline } from './use-document.ts';

interface SectionTextProps {
  readonly place: Place;
  readonly section: Outline[number];
  readonly sections: Outline;
  /** What the server has, as last read. */
  readonly stored: TheirText;
  readonly page: string | undefined;
  readonly onFollow: (target: string) => void;
}

/** The text of one section: the editor, what becomes of what is typed, and the meeting with somebody else's text. */
export default function SectionText({ place, section, sections, stored, page, onFollow }: SectionTextProps) {
  const person = usePerson();
  const key = draftKey(person.id, place);
  const heading = `${section.number} ${section.title}`.trim();
  const [keeper] = useState(
    () =>
      new SectionKeeper(stored, readTextDraft(key), {
        save: (prose, version) => saveSection(place, prose, version),
        keepDraft: (draft) => keepTextDraft(key, draft),
        dropDraft: () => dropDraft(key),
        normal: normalProse,
        now: () => new Date().toISOString(),
      }),
  );
  const state = useSyncExternalStore(keeper.subscribe, keeper.get);
  const names = useNames({ evaluation: place.evaluation, prose: stored.prose, sections, page });
  const [comparing, setComparing] = useState(false);

  useEffect(() => keeper.receive(stored), [keeper, stored]);
  useEffect(() => {
    const keep = () => keeper.keepDraft();
    window.addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keep);
      void keeper.leave().then(() => {
        if (keeper.get().dirty)
          notifications.show({
            color: 'red.8',
            autoClose: false,
            message: `“${heading}” is not saved; what you wrote is kept as a draft in this browser. Open the section again to save it.`,
          });
      });
    };
  }, [keeper, heading]);

  const save = () => {
    if (keeper.get().phase === 'conflict') setComparing(true);
    else
      void keeper.save().then(() => {
        if (keeper.get().phase === 'conflict') setComparing(true);
      });
  };
  useHotkeys([['mod+S', save]], [], true);

  return (
    <>
      {state.phase === 'conflict' && (
        <div className={classes.conflict} role="alert">
          <Status tone="caution">
            <strong>This section was changed meanwhile.</strong>
          </Status>
          <p>Somebody else saved another text while you wrote. Both are kept; compare them and choose what is to stand.</p>
        </div>
      )}
      {state.restoredFrom && state.phase !== 'conflict' && (
        <div className={classes.draft} role="status">
          <span>What you wrote until {formatInstant(state.restoredFrom)} was not saved; it is here again.</span>
          <Button variant="subtle" size="compact-sm" onClick={() => keeper.discard()}>
            Discard it
          </Button>
        </div>
      )}
      {state.phase === 'trouble' && <Problem error={state.problem} onRetry={save} />}
      <ProseEditor
        keeper={keeper}
        revision={state.revision}
        names={names}
        title={`Text of ${heading}`}
        describedBy="section-guidance"
        onFollow={onFollow}
        evaluation={place.evaluation}
        check={checkPassage(place)}
        state={<SaveState state={state} />}
        save={
          <Button
            size="compact-sm"
            variant={state.dirty ? 'filled' : 'default'}
            onClick={save}
            disabled={!state.dirty}
            loading={state.phase === 'saving'}
          >
            {state.phase === 'conflict' ? 'Compare and choose' : 'Save'}
          </Button>
        }
      />
      {comparing && state.theirs && (
        <ProseConflictDialog
          key={state.theirs.version}
          title={`${heading}: two texts`}
          names={names}
          base={normalProse(keeper.made().prose)}
          theirs={{ ...state.theirs, prose: normalProse(state.theirs.prose) }}
          yours={normalProse(keeper.current())}
          onSave={(merged) => {
            setComparing(false);
            void keeper.resolve(merged);
          }}
          onClose={() => setComparing(false)}
        />
      )}
    </>
  );
}

function SaveState({ state: { phase, dirty, savedAt } }: { readonly state: KeeperState }) {
  const time = savedAt && formatInstant(savedAt).slice(-5);
  const words =
    phase === 'conflict'
      ? 'Somebody else saved this section too'
      : phase === 'saving'
        ? 'Saving…'
        : dirty
          ? 'Not saved yet; a draft is kept in this browser'
          : time
            ? `Saved ${time}`
            : 'Everything is saved';
  return (
    <span className={classes.saveState} role="status">
      {words}
    </span>
  );
}
