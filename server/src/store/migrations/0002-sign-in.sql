create table credential (
  person_id text primary key,
  password_hash text not null,
  changed_at timestamptz not null
);

-- Sessions and one-time links are known by the SHA-256 of a random 256-bit token; the token itself is never stored.
create table session (
  token_hash text primary key,
  person_id text not null,
  csrf_token text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_person on session (person_id);

create table one_time_link (
  token_hash text primary key,
  person_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
