-- Who caused what is found by the ids that metadata names: an event's cause, its flow, and its command where the events themselves do not say it.
-- Kept is a hash of the id with the position: less than half the size, whatever the id's length, and read in the order of the log. Metadata with
-- escapes that no text of the database holds names nothing; jdbc.cause.CauseSql asks with the same words.
set local maintenance_work_mem = '256MB';

create index events_by_id on hindcast.events using hash (id);

create index events_by_cause on hindcast.events (
    (hashtextextended(case when strpos(metadata::text, '\u') = 0 or metadata::text !~ '\\u(0000|[dD][89a-fA-F])'
        then metadata ->> 'causationId' end collate "C", 0)), position)
where (case when strpos(metadata::text, '\u') = 0 or metadata::text !~ '\\u(0000|[dD][89a-fA-F])'
    then metadata ->> 'causationId' end collate "C") is not null;

create index events_by_flow on hindcast.events (
    (hashtextextended(case when strpos(metadata::text, '\u') = 0 or metadata::text !~ '\\u(0000|[dD][89a-fA-F])'
        then metadata ->> 'correlationId' end collate "C", 0)), position)
where (case when strpos(metadata::text, '\u') = 0 or metadata::text !~ '\\u(0000|[dD][89a-fA-F])'
    then metadata ->> 'correlationId' end collate "C") is not null;

-- Imported events, and all but the last that a command appended to a stream.
create index events_by_command_named on hindcast.events (
    (hashtextextended(case when strpos(metadata::text, '\u') = 0 or metadata::text !~ '\\u(0000|[dD][89a-fA-F])'
        then metadata ->> 'commandId' end collate "C", 0)), position)
where command_id is null
  and (case when strpos(metadata::text, '\u') = 0 or metadata::text !~ '\\u(0000|[dD][89a-fA-F])'
    then metadata ->> 'commandId' end collate "C") is not null;

-- What an expression yields is estimated only after it was counted. An empty table is left alone: counted as empty, the first appends would be planned
-- for it, and go through the whole of it when it is not empty any more.
do $$
begin
    if exists (select from hindcast.events) then
        analyze hindcast.events;
    end if;
end
$$;
