-- An evaluation has one search protocol.
drop index single_kinds;
create unique index single_kinds on record (chain, kind)
  where kind in ('evaluation', 'device', 'intended-purpose', 'plan', 'benefit-risk', 'search-protocol');
