package io.tutorflow.bench.yardstick;

/**
 * A way to run TPC-B.
 *
 * @see <a href="https://www.postgresql.org/docs/current/pgbench.html">pgbench</a>, whose built-in script it is
 */
sealed interface Tpcb permits PgBench, TpcbLoop {

    String DATABASE = "bench_yardstick";
    int CLIENTS = 16;
    int SECONDS = 10;
    int SCALE = 10;

    /** What it is, for a person who reads its figures. */
    String name();

    void initialize() throws Exception;

    /** Transactions per second. */
    double run() throws Exception;
}
