package io.tutorflow.clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Moves the business time of this process; answers 404 unless {@code tutorflow.clock.movable} is set. */
@Path("/internal/clock")
@RolesAllowed("service")
class ClockResource {

    private final MovableClock clock;

    ClockResource(MovableClock clock) {
        this.clock = clock;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public void move(ClockOffset request) {
        if (!clock.isMovable()) {
            throw new NotFoundException();
        }
        clock.moveTo(request.offset());
    }

    /** How far business time is ahead of real time, as an ISO 8601 duration. */
    record ClockOffset(Duration offset) {}
}
