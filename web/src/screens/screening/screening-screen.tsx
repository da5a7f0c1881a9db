import { SegmentedControl } from '@mantine/core';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { Page } from '../../kit/page.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { ScreeningDesk } from './screening-desk.tsx';
import { stageOf, stages } from './screening-stages.ts';

/** One reference at a time, decided by key or click; the stage, and whether the unsure ones are looked at again, stand in the address. */
export default function ScreeningScreen() {
  const evaluation = useEvaluationId();
  const [{ stage: asked, unsure, reference }, setAddress] = useAddress();
  const { value, stage } = stageOf(asked);
  return (
    <Page
      title="Screening"
      tabs={<StepTabs word="screening" />}
      actions={
        <SegmentedControl
          aria-label="Stage"
          data={stages.map((each) => ({ value: each.value, label: each.label }))}
          value={value}
          onChange={(next) => setAddress({ stage: next === 'title' ? undefined : next, unsure: undefined, reference: undefined })}
        />
      }
    >
      <ScreeningDesk
        key={`${evaluation} ${stage} ${unsure ?? ''}`}
        stage={stage}
        unsure={unsure === 'yes'}
        reference={reference}
        onUnsure={(on) => setAddress({ unsure: on ? 'yes' : undefined, reference: undefined })}
        onStage={(next) => setAddress({ stage: next === 'full text' ? 'full-text' : undefined, unsure: undefined, reference: undefined })}
      />
    </Page>
  );
}
