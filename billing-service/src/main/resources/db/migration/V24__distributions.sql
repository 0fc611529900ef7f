-- Tokens that an org admin hands on within the organization: to students, whose wallets are their own, and back; and to
-- teachers, who spend the organization's wallet within budgets that budget-service keeps.
CREATE TABLE student (
    account_id      uuid PRIMARY KEY REFERENCES wallet,
    organization_id uuid        NOT NULL REFERENCES organization,
    student_id      text        NOT NULL CHECK (length(student_id) BETWEEN 1 AND 255),
    created_at      timestamptz NOT NULL,
    CONSTRAINT a_student_has_one_wallet UNIQUE (organization_id, student_id)
);
CREATE INDEX student_newest_first ON student (organization_id, created_at DESC, account_id);

CREATE TABLE distribution (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    recipient       text        NOT NULL CHECK (recipient IN ('student', 'teacher')),
    recipient_id    text        NOT NULL CHECK (length(recipient_id) BETWEEN 1 AND 255),
    direction       text        NOT NULL CHECK (direction IN ('give', 'take_back')),
    amount_micros   bigint      NOT NULL CHECK (amount_micros > 0),
    reason          text        CHECK (length(reason) BETWEEN 1 AND 500),
    distributed_by  text        NOT NULL CHECK (length(distributed_by) BETWEEN 1 AND 255),
    created_at      timestamptz NOT NULL,
    CONSTRAINT only_students_give_back CHECK (recipient = 'student' OR direction = 'give')
);
CREATE INDEX distribution_newest_first ON distribution (organization_id, created_at DESC, id DESC);

-- A transfer between two wallets: promotional credits first, as they are spent; both parts stay what they are.
ALTER TABLE transfer DROP CONSTRAINT transfer_kind_check;
ALTER TABLE transfer ADD CONSTRAINT transfer_kind_check
    CHECK (kind IN ('hold', 'capture', 'void', 'signup', 'grant', 'purchase', 'bonus',
                    'refund', 'refund_returned', 'dispute', 'dispute_returned', 'distribution', 'distribution_returned'));
ALTER TABLE transfer ADD CONSTRAINT wallets_hand_on_what_they_have CHECK (
    kind NOT IN ('distribution', 'distribution_returned')
    OR (amount_micros > 0 AND promo_micros >= 0 AND purchased_micros >= 0 AND line_micros = 0));

DROP INDEX transfer_withdrawn;
CREATE INDEX transfer_withdrawn ON transfer (debit_account_id, created_at DESC, id)
    WHERE kind IN ('refund', 'dispute', 'distribution', 'distribution_returned');
DROP INDEX transfer_deposited;
CREATE INDEX transfer_deposited ON transfer (credit_account_id, created_at DESC, id)
    WHERE kind IN ('signup', 'grant', 'purchase', 'bonus', 'refund_returned', 'dispute_returned',
                   'distribution', 'distribution_returned');
