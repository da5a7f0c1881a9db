-- Several reviewers may decide about one reference at one stage, each once; an adjudication stands beside them. A decision that names no reviewer
-- belongs to whoever created it.
drop index screening_decision_place;
create unique index screening_decision_place on record (chain, (data ->> 'referenceId'), (data ->> 'stage'), coalesce(data ->> 'reviewer', created_by))
  where kind = 'screening-decision' and not data ? 'adjudication';
create unique index screening_adjudication_place on record (chain, (data ->> 'referenceId'), (data ->> 'stage'))
  where kind = 'screening-decision' and data ? 'adjudication';
create index screening_decision_of_reference on record (chain, (data ->> 'referenceId')) where kind = 'screening-decision';

drop index single_kinds;
create unique index single_kinds on record (chain, kind)
  where kind in ('evaluation', 'device', 'intended-purpose', 'plan', 'benefit-risk', 'search-protocol', 'screening-plan');

-- Where a reference stands at each stage, from all its decisions: what was decided, or unsure, waiting (for a second reviewer) or conflict.
-- Beside it who has settled, who is unsure, and whether it is closed, so that both may see what the other decided.
alter table reference_row
  add column full_text_criterion text,
  add column title_settled text[] not null default '{}',
  add column title_unsure text[] not null default '{}',
  add column title_closed boolean not null default false,
  add column full_text_settled text[] not null default '{}',
  add column full_text_unsure text[] not null default '{}',
  add column full_text_closed boolean not null default false;

update reference_row set
    title_settled = case when r.data ->> 'decision' <> 'unsure' then array[r.created_by] else '{}' end,
    title_unsure = case when r.data ->> 'decision' = 'unsure' then array[r.created_by] else '{}' end
  from record r where r.chain = reference_row.chain and r.kind = 'screening-decision' and r.data ->> 'referenceId' = reference_row.id
    and r.data ->> 'stage' = 'title and abstract';
update reference_row set
    full_text_settled = case when r.data ->> 'decision' <> 'unsure' then array[r.created_by] else '{}' end,
    full_text_unsure = case when r.data ->> 'decision' = 'unsure' then array[r.created_by] else '{}' end,
    full_text_criterion = r.data ->> 'criterionId'
  from record r where r.chain = reference_row.chain and r.kind = 'screening-decision' and r.data ->> 'referenceId' = reference_row.id
    and r.data ->> 'stage' = 'full text';

drop index reference_row_state;
create index reference_row_state on reference_row (chain, title_decision, full_text_decision, full_text_criterion) include (duplicate_of, import_id, source, id);
