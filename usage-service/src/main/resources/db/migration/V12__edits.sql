-- What became of a slide deck or video by editing; none: as it was delivered.
ALTER TABLE edit_token ADD COLUMN document text;
