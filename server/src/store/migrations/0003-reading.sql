-- What the records are narrowed to by person.
create index audit_entry_by_actor on audit_entry (chain, actor_id, sequence);

-- The PRISMA flow is counted by the database that an import names, or else the one that the reference itself names.
alter table reference_row add column import_id text;
update reference_row set import_id = r.data ->> 'importId', source = coalesce(r.data -> 'source' ->> 'database', '')
  from record r where r.chain = reference_row.chain and r.id = reference_row.id;

-- Counts and far pages of the default order are read from the index alone.
drop index reference_row_state;
create index reference_row_state on reference_row (chain, title_decision, full_text_decision) include (duplicate_of, import_id, source, id);
drop index reference_row_position;
create index reference_row_position on reference_row (chain, position) include (id, duplicate_of, title_decision, full_text_decision);
