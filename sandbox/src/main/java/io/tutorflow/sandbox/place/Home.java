package io.tutorflow.sandbox.place;

import java.nio.file.Path;

/** The folders of a local stack: its project, and its data. */
public record Home(Path root, Path data) {

    /** The system property by which the {@code tutorflow} script passes the project's folder. */
    public static final String ROOT_PROPERTY = "tutorflow.root";

    public Home {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** The project's folder as the script passed it, or the working directory. */
    public static Path projectRoot() {
        return Path.of(System.getProperty(ROOT_PROPERTY, ".")).toAbsolutePath().normalize();
    }

    /** The usual data folder, {@code .tutorflow} in the project. */
    public static Home of(Path root) {
        return new Home(root, root.resolve(".tutorflow"));
    }

    public Path postgres() {
        return data.resolve("postgres");
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    public Path secrets() {
        return data.resolve("secrets").resolve("secrets.json");
    }

    /** The data of the stack's own Stripe. */
    public Path stripe() {
        return data.resolve("stripe");
    }

    /** The generation of the data's schemas. */
    public Path generation() {
        return data.resolve("generation");
    }

    /** Whom the page of the identity provider offers. */
    public Path people() {
        return data.resolve("people.json");
    }

    public Path clock() {
        return data.resolve("clock");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    /** What only the running stack needs: pid files, its lock, its description. */
    public Path run() {
        return data.resolve("run");
    }

    public Path pidFile(String part) {
        return run().resolve(part + ".pid");
    }

    public Path stackFile() {
        return run().resolve("stack.json");
    }

    /** Programs unpacked from archives; shared by every stack and test of this project, and never deleted. */
    public Path programs() {
        return root.resolve(".tutorflow").resolve("programs");
    }

    public Path sandboxJar() {
        return root.resolve("sandbox/target/sandbox.jar");
    }

    public Path serviceJar(Service service) {
        return root.resolve(service.id()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public Path consoleJar() {
        return root.resolve("console/target/quarkus-app/quarkus-run.jar");
    }

    /** The classes that a part loaded the last time, valid only for the same jar. */
    public Path classArchive(Path jar, String part) {
        return jar.resolveSibling(part + ".jsa");
    }

    /** The services' rights in Kafka. */
    public Path kafkaAcls() {
        return root.resolve("deploy/kafka/acls.txt");
    }

    public Path routes() {
        return root.resolve("deploy/gateway/routes.json");
    }
}
