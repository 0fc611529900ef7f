package io.tutorflow.bench.yardstick;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** TPC-B on a database of its own on the suite's PostgreSQL server, while nothing else asks anything of the machine. */
public final class Yardstick implements AutoCloseable {

    private final Server server;
    private final Tpcb tpcb;
    private final List<Double> rates = new ArrayList<>();

    private Yardstick(Server server, Tpcb tpcb) {
        this.server = server;
        this.tpcb = tpcb;
    }

    /** Makes its database, which {@link #close} drops. */
    public static Yardstick on(Server server) throws Exception {
        server.execute("DROP DATABASE IF EXISTS " + Tpcb.DATABASE);
        server.execute("CREATE DATABASE " + Tpcb.DATABASE);
        var tpcb = choose(server);
        tpcb.initialize();
        return new Yardstick(server, tpcb);
    }

    private static Tpcb choose(Server server) throws IOException {
        var pgbench = PgBench.find(server);
        return pgbench.isPresent() ? pgbench.get() : new TpcbLoop(server);
    }

    public void measure() throws Exception {
        rates.add(tpcb.run());
    }

    public TpcbRates rates() {
        return new TpcbRates(tpcb.name(), rates);
    }

    @Override
    public void close() throws SQLException {
        server.execute("DROP DATABASE IF EXISTS " + Tpcb.DATABASE);
    }
}
