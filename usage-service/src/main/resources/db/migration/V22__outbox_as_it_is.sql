-- What is told stays here for a moment: packing and unpacking it costs more than the room that it saves.
ALTER TABLE outbox ALTER COLUMN payloads SET STORAGE EXTERNAL;
