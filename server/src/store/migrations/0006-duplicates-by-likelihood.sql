-- Deduplication compares records, not keys; what people decided about two references is kept as records.
drop table reference_key;
