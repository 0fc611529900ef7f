package io.tutorflow.bench.crash.traffic;

import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Load on all flows, with a fixed number started per second whatever the stack does. Each continues until it is
 * answered.
 */
public final class Traffic {

    /** Flows in progress at once; above this new ones are held back, as by a load balancer's queue. */
    private static final int MOST_OPEN = 600;

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Claims claims = new Claims();
    private final Tally tally = new Tally();
    private final Asking asking = new Asking(tally, claims);
    private final Tenants tenants;
    private final List<Flow> mix;
    private final Set<Thread> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running = true;

    public Traffic(LocalStack stack) throws IOException, InterruptedException {
        tenants = Tenants.open(stack);
        mix = mix(replicas(stack));
    }

    private static List<Client> replicas(LocalStack stack) throws IOException {
        var token = stack.serviceToken("billing-service");
        return stack.ports("usage-service").stream()
                .map(port -> Client.of("http://127.0.0.1:" + port).with(token))
                .toList();
    }

    private List<Flow> mix(List<Client> replicas) {
        var creates = new Creates(asking, tenants, new RecentOrders());
        var school = new SchoolCreates(asking, tenants);
        var addOns = new AddOns(asking, tenants);
        var inquiries = new Inquiries(asking, claims, tenants);
        var measured = new MeasuredUsage(asking, claims, tenants.measured().account(), replicas);
        var mix = new ArrayList<Flow>();
        add(mix, 34, creates::sync);
        add(mix, 6, creates::async);
        add(mix, 8, creates::evaluation);
        add(mix, 4, creates::twins);
        add(mix, 6, creates::again);
        add(mix, 3, creates::poor);
        add(mix, 8, school::byTeacher);
        add(mix, 3, school::byThriftyTeacher);
        add(mix, 6, school::byStudent);
        add(mix, 2, addOns::image);
        add(mix, 2, addOns::speech);
        add(mix, 2, addOns::render);
        add(mix, 3, measured::report);
        add(mix, 7, inquiries::quote);
        add(mix, 3, inquiries::withoutPrompt);
        add(mix, 3, inquiries::withoutKey);
        return mix;
    }

    private static void add(List<Flow> mix, int share, Flow flow) {
        for (int i = 0; i < share; i++) {
            mix.add(flow);
        }
    }

    public void start(int flowsPerSecond) {
        Thread.ofPlatform().daemon().name("traffic").start(() -> begin(flowsPerSecond));
    }

    private void begin(int flowsPerSecond) {
        long begun = System.nanoTime();
        for (long i = 0; running; i++) {
            long due = begun + i * 1_000_000_000L / flowsPerSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (open.size() < MOST_OPEN) {
                var flow = mix.get(ThreadLocalRandom.current().nextInt(mix.size()));
                var thread = Thread.ofVirtual().unstarted(() -> run(flow));
                open.add(thread);
                thread.start();
            }
        }
    }

    private void run(Flow flow) {
        try {
            flow.run();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            claims.surprise("a client broke: " + bug);
        } finally {
            open.remove(Thread.currentThread());
        }
    }

    /** Starts nothing new; returns when everyone has been answered, or the patience is over. */
    public void stop(Duration patience) throws InterruptedException {
        running = false;
        long deadline = System.nanoTime() + patience.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(GLANCE);
        }
        asking.giveUp();
        for (var flow : List.copyOf(open)) {
            flow.join();
        }
    }

    public Claims claims() {
        return claims;
    }

    public Tally tally() {
        return tally;
    }

    public Tenants tenants() {
        return tenants;
    }
}
