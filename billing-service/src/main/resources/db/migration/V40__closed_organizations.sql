-- A school that left: nothing is spent, its tokens stay.
ALTER TABLE organization DROP CONSTRAINT organization_status_check;
ALTER TABLE organization ADD CONSTRAINT organization_status_check CHECK (status IN ('active', 'suspended', 'closed'));
