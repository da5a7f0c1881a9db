import { type AppraisalTool, type StudyDesign, studyDesigns, tools, toolsFor } from '@cerulean/evaluation/appraisal';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import { NativeSelect } from '@mantine/core';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import classes from './appraisal.module.css';
import type { Thing } from './appraisal-draft.ts';

interface ToolChoiceProps {
  readonly thing: Thing;
  readonly design: StudyDesign | '';
  readonly onDesign: (design: StudyDesign | '') => void;
  readonly onThing: (tool: string, outcome: string | undefined) => void;
}

/** The design of the study, the tool that is used, those made for the design first, and the outcome where a tool judges results. */
export function ToolChoice({ thing: { item, tool, outcome }, design, onDesign, onThing }: ToolChoiceProps) {
  const evaluation = useEvaluationId();
  const parameters = useRecords('plan', outcomeParameterKind, evaluation, tool.judgesResults).data?.records ?? [];
  const suggested = item.suggestedDesign;
  const all: readonly AppraisalTool[] = tools;
  const [made, general] = [toolsFor(design || undefined).filter(({ designs }) => designs !== 'any'), toolsFor(undefined)];
  const others = all.filter((each) => !made.includes(each) && !general.includes(each));
  const group = (title: string, list: readonly AppraisalTool[]) =>
    list.length > 0 ? [{ group: title, items: list.map(({ id, title: label }) => ({ value: id, label })) }] : [];
  return (
    <div className={classes.choice}>
      <NativeSelect
        label="Design of the study"
        description={
          suggested && suggested.design !== design
            ? `Suggested: ${suggested.design}, since ${suggested.reason}.`
            : suggested
              ? `As suggested, since ${suggested.reason}.`
              : 'Neither title nor publication type tell it.'
        }
        data={[{ value: '', label: 'Not said' }, ...studyDesigns.map((each) => ({ value: each, label: each }))]}
        value={design}
        onChange={(event) => onDesign(event.currentTarget.value as StudyDesign | '')}
      />
      <NativeSelect
        label="Tool"
        description={tool.abbreviation}
        data={[...group(`Made for: ${design}`, made), ...group('For every item', general), ...group('For other designs', others)]}
        value={tool.id}
        onChange={(event) => onThing(event.currentTarget.value, outcome)}
      />
      {tool.judgesResults && (
        <NativeSelect
          label="Result judged"
          description="Risk of bias can differ from outcome to outcome."
          data={[
            { value: '', label: 'The study as a whole' },
            ...parameters.map(({ id, data }) => ({ value: id as string, label: data.name })),
          ]}
          value={outcome ?? ''}
          onChange={(event) => onThing(tool.id, event.currentTarget.value || undefined)}
        />
      )}
    </div>
  );
}
