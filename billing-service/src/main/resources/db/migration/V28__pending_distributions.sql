-- What is handed to a teacher is written down before budget-service is asked, and done once it has answered: whoever dies
-- in between leaves a row that is asked about again.
ALTER TABLE distribution
    ADD COLUMN state   text NOT NULL DEFAULT 'done' CHECK (state IN ('pending', 'done')),
    ADD COLUMN look_at timestamptz,
    ADD CONSTRAINT only_teachers_wait CHECK (state = 'done' OR recipient = 'teacher'),
    ADD CONSTRAINT only_what_is_pending_is_asked_about CHECK ((state = 'pending') = (look_at IS NOT NULL));
CREATE INDEX distribution_to_ask_about ON distribution (look_at) WHERE look_at IS NOT NULL;
