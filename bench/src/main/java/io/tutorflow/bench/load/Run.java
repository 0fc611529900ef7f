package io.tutorflow.bench.load;

import io.hyperfoil.api.connection.Connection;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.http.api.HttpRequest;
import io.hyperfoil.http.api.HttpRequestWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a load, as Hyperfoil's one event loop calls it. */
final class Run {

    private final Load load;
    private final Arrivals arrivals;
    private final Tally tally = new Tally();

    /** By the id of the session. */
    private final List<@Nullable Flight> flights = new ArrayList<>();

    private long start;

    Run(Load load, Arrivals arrivals) {
        this.load = load;
        this.arrivals = arrivals;
    }

    /** A session begins; sessions begin in order, so that the number of those before it says when it was due. */
    boolean begin(Session session) {
        if (tally.begun() == 0) {
            long sincePhaseMillis = System.currentTimeMillis() - session.phaseStartTimestamp();
            start = System.nanoTime() - sincePhaseMillis * 1_000_000;
        }
        long number = tally.begun();
        tally.begin();
        flight(session).begin(load.calls().apply(number), start + arrivals.dueAfterNanos(number));
        return true;
    }

    String path(Session session) {
        return flight(session).call().path();
    }

    void writeHeaders(Session session, HttpRequestWriter writer) {
        var headers = flight(session).call().headers();
        for (int i = 0; i < headers.size(); i += 2) {
            writer.putHeader(headers.get(i), headers.get(i + 1));
        }
    }

    ByteBuf body(Session session, Connection connection) {
        return ByteBufUtil.writeUtf8(
                connection.context().alloc(), flight(session).call().body());
    }

    void answered(HttpRequest request, int status) {
        flight(request.session).answered(status);
    }

    void answeredPart(Session session, ByteBuf part, int offset, int length) {
        byte[] bytes = new byte[length];
        part.getBytes(offset, bytes);
        flight(session).body().writeBytes(bytes);
    }

    void end(Session session) {
        var flight = flight(session);
        boolean isGood = load.expected().isMetBy(flight.status(), flight.body().toByteArray());
        tally.end(flight.due(), System.nanoTime(), flight.status(), isGood);
    }

    Outcome outcome() {
        return tally.outcome(start, arrivals.count());
    }

    private Flight flight(Session session) {
        int id = session.uniqueId();
        while (flights.size() <= id) {
            flights.add(null);
        }
        var known = flights.get(id);
        if (known == null) {
            known = new Flight();
            flights.set(id, known);
        }
        return known;
    }
}
