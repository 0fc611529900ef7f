-- What is to be done later, by any replica, row by row: package job.
CREATE TABLE due_work (
    job       text        NOT NULL CHECK (length(job) BETWEEN 1 AND 100),
    id        uuid        NOT NULL,                               -- of what it is about; a periodic job has one row, 0
    due_at    timestamptz NOT NULL,                               -- real time; of claimed work: the end of the claim
    attempts  integer     NOT NULL CHECK (attempts >= 0),         -- claims so far
    error     text        CHECK (length(error) <= 500),           -- what was wrong the last time; why it is parked
    parked_at timestamptz,                                        -- it is not tried again until a person says so
    PRIMARY KEY (job, id),
    CONSTRAINT what_is_parked_has_a_reason CHECK (parked_at IS NULL OR error IS NOT NULL)
);

CREATE INDEX due_work_due ON due_work (job, due_at) WHERE parked_at IS NULL;

-- Nobody runs the suite yet: what is due in the old columns need not be moved.
ALTER TABLE letter DROP COLUMN attempts, DROP COLUMN next_attempt_at;
ALTER TABLE verification_mail DROP COLUMN attempts, DROP COLUMN next_attempt_at;
ALTER TABLE payment DROP COLUMN look_at, DROP COLUMN looks;
ALTER TABLE refund DROP COLUMN look_at, DROP COLUMN looks;
ALTER TABLE card_setup DROP COLUMN look_at, DROP COLUMN looks;
ALTER TABLE distribution DROP COLUMN look_at;
DROP TABLE stripe_watch;
