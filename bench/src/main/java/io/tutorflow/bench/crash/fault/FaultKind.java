package io.tutorflow.bench.crash.fault;

/** The kinds of fault. */
public enum FaultKind {
    KILL_SERVICE("kill -9 of a service"),
    KILL_KAFKA("kill -9 of Kafka"),
    KILL_POSTGRES("kill -9 of PostgreSQL"),
    STOP_SERVICE("SIGSTOP of a service"),
    STOP_KAFKA("SIGSTOP of Kafka"),
    STOP_POSTGRES("SIGSTOP of PostgreSQL"),
    RESTART("orderly restart of a part"),
    CUT_POSTGRES("cut to PostgreSQL"),
    CUT_KAFKA("cut to Kafka"),
    CUT_CALL("cut between services"),
    SILENCE("silent connection"),
    SLOW_POSTGRES("slow to PostgreSQL"),
    SLOW_KAFKA("slow to Kafka"),
    SLOW_CALL("slow between services"),
    HANG_GENERATOR("generator hangs"),
    REDELIVER("events redelivered"),
    REORDER("events redelivered in another order"),
    MOVE_CLOCK("clock moved");

    private final String shown;

    FaultKind(String shown) {
        this.shown = shown;
    }

    public String shown() {
        return shown;
    }
}
