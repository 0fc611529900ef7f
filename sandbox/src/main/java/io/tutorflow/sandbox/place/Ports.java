package io.tutorflow.sandbox.place;

/** The port plan of a local stack: every port is a fixed distance from the first, which is the gateway's. */
public record Ports(int base) {

    /** Replicas of one service; each service has this many ports reserved. */
    public static final int MOST_REPLICAS = 10;

    private static final int SPAN = 20 + Service.values().length * MOST_REPLICAS;

    public Ports {
        if (base < 1024 || base + SPAN > 65_535) {
            throw new IllegalArgumentException(
                    "the first port must be from 1024 to " + (65_535 - SPAN) + ", and is " + base);
        }
    }

    public int gateway() {
        return base;
    }

    public int console() {
        return base + 5;
    }

    public int stripe() {
        return base + 9;
    }

    public int generator() {
        return base + 10;
    }

    public int control() {
        return base + 11;
    }

    public int kafka() {
        return base + 12;
    }

    public int kafkaController() {
        return base + 13;
    }

    public int postgres() {
        return base + 14;
    }

    public int smtp() {
        return base + 15;
    }

    /** The one address in front of a service's replicas. */
    public int balanced(Service service) {
        return base + 16 + service.place();
    }

    /** A port for the links of a stack that has them; {@code number} counts from 0. */
    public int link(int number) {
        int port = base + SPAN + number;
        if (number < 0 || port > 65_535) {
            throw new IllegalArgumentException("there is no port for link " + number + "; choose a lower first port");
        }
        return port;
    }

    /** The port of one process of a service; {@code replica} counts from 1. */
    public int replica(Service service, int replica) {
        if (replica < 1 || replica > MOST_REPLICAS) {
            throw new IllegalArgumentException("a service has 1 to " + MOST_REPLICAS + " replicas, not " + replica);
        }
        return replica == 1 ? base + 1 + service.place() : base + 20 + service.place() * MOST_REPLICAS + (replica - 2);
    }
}
