-- One row a chain: the lock under which its entries are appended, and its head.
create table chain (
  id text primary key,
  sequence bigint not null default 0,
  hash text not null,
  created_at timestamptz not null
);

-- The newest state of every record. Earlier states stand in audit_entry.
create table record (
  chain text not null references chain (id),
  id text not null,
  kind text not null,
  version integer not null,
  data jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  position bigint generated always as identity,
  primary key (chain, id)
);
create index record_by_kind on record (chain, kind, position);
create unique index person_email on record ((data ->> 'email')) where kind = 'person';
create unique index membership_person on record (chain, (data ->> 'personId')) where kind = 'membership';
create index membership_of_person on record ((data ->> 'personId')) where kind = 'membership';
create unique index section_place on record (chain, (data ->> 'document'), (data ->> 'section')) where kind = 'section';
create unique index release_number on record (chain, (data ->> 'document'), (data ->> 'number')) where kind = 'release';
create unique index single_kinds on record (chain, kind) where kind in ('evaluation', 'device', 'intended-purpose', 'plan', 'benefit-risk');
create unique index screening_decision_place on record (chain, (data ->> 'referenceId'), (data ->> 'stage')) where kind = 'screening-decision';

-- How many records of a kind a chain holds, kept with every change so that lists know their length at once.
create table record_count (
  chain text not null references chain (id),
  kind text not null,
  count bigint not null,
  primary key (chain, kind)
);

-- The audit trail. Data is kept as the very text that was hashed.
create table audit_entry (
  chain text not null references chain (id),
  sequence bigint not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  operation text not null,
  action text not null check (action in ('create', 'update', 'remove', 'event')),
  kind text not null,
  record_id text not null,
  version integer not null,
  data text not null,
  reason text,
  previous_hash text not null,
  hash text not null,
  primary key (chain, sequence)
);
create index audit_entry_by_record on audit_entry (chain, record_id, sequence);
create index audit_entry_by_kind on audit_entry (chain, kind, sequence);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end
$$;
create trigger audit_entry_is_append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_is_not_truncated before truncate on audit_entry for each statement execute function refuse_change();

-- A released version stays as it is.
create function refuse_release_change() returns trigger language plpgsql as $$
begin
  if old.kind = 'release' then
    raise exception 'a released version cannot be changed';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger release_is_final before update or delete on record for each row execute function refuse_release_change();

-- What lists of references are searched, sorted and filtered by; written together with the record.
create table reference_row (
  chain text not null references chain (id),
  id text not null,
  title text not null,
  author text not null,
  year integer,
  container text not null,
  duplicate_of text,
  source text not null,
  title_decision text,
  full_text_decision text,
  search tsvector not null,
  position bigint generated always as identity,
  primary key (chain, id)
);
create index reference_row_position on reference_row (chain, position);
create index reference_row_title on reference_row (chain, title, id);
create index reference_row_author on reference_row (chain, author, id);
create index reference_row_year on reference_row (chain, year, id);
create index reference_row_state on reference_row (chain, title_decision, full_text_decision) include (duplicate_of, source);
create index reference_row_search on reference_row using gin (search);

-- Keys by which an incoming reference is recognised as one that is already there.
create table reference_key (
  chain text not null references chain (id),
  key text not null,
  reference_id text not null,
  -- The reference itself, or the one it is a duplicate of.
  stands_for text not null,
  -- What else is compared when a key is shared; opaque here.
  identity text not null,
  primary key (chain, key, reference_id)
);
create index reference_key_by_reference on reference_key (chain, reference_id);
create index reference_key_by_root on reference_key (chain, stands_for);
create index reference_row_duplicate on reference_row (chain, duplicate_of) where duplicate_of is not null;
create index record_by_item on record (chain, kind, (data ->> 'itemId')) where kind in ('appraisal', 'outcome');
