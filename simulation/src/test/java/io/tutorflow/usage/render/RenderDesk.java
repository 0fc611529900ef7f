package io.tutorflow.usage.render;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.usage.generation.Generation;
import io.tutorflow.usage.record.Statements;
import io.tutorflow.usage.work.Workplace;
import java.util.UUID;

/** Where one replica takes the renderer's reports. */
public final class RenderDesk {

    private final EndingRenders ending;

    public RenderDesk(Statements statements, BusinessClock clock) {
        ending = new EndingRenders(statements.records(), statements.ending(), Workplace.CONFIG, clock);
    }

    public Uni<Void> report(UUID renderId, Generation.Done outcome) {
        return ending.report(renderId, outcome);
    }
}
