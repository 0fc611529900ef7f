package io.tutorflow.budget.reservation;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets the database end the next transactions that set a school's default budget as if each were in a deadlock. */
@ApplicationScoped
class Deadlocks {

    private static final String END = """
            DROP TRIGGER IF EXISTS meet_deadlock ON default_budget;
            DROP FUNCTION IF EXISTS meet_deadlock;
            DROP SEQUENCE IF EXISTS deadlocks_met""";

    private final Pool pool;

    Deadlocks(Pool pool) {
        this.pool = pool;
    }

    void next(int many, UUID school) {
        // A sequence counts on through rollbacks.
        execute("""
                CREATE SEQUENCE deadlocks_met;
                CREATE FUNCTION meet_deadlock() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.organization_id = '%s' AND nextval('deadlocks_met') <= %d THEN
                        RAISE EXCEPTION 'deadlock detected' USING ERRCODE = 'deadlock_detected';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER meet_deadlock BEFORE INSERT ON default_budget FOR EACH ROW EXECUTE FUNCTION meet_deadlock()""".formatted(school, many));
    }

    void end() {
        execute(END);
    }

    private void execute(String statements) {
        pool.query(statements).execute().await().indefinitely();
    }
}
