package dev.luthier.spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A Spark standalone cluster on this machine: a master and workers of one core each, every one a process of its own.
 * Where the loopback network allows it, workers are on different hosts.
 */
public final class StandaloneCluster implements AutoCloseable {
    private static final Duration STARTUP = Duration.ofSeconds(90);
    private static final String MASTER_HOST = Loopback.host(0);
    private static final String LOG4J = """
            rootLogger.level = warn
            rootLogger.appenderRef.console.ref = console
            appender.console.name = console
            appender.console.type = Console
            appender.console.target = SYSTEM_ERR
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{HH:mm:ss.SSS} %-5p [%t] %c{1.} - %m%n%ex
            """;

    private final Path folder;
    private final Path configuration;
    private final SparkHome home;
    private final MasterPage page;
    private final String url;
    private final ChildProcess master;
    private final List<ChildProcess> workers = new ArrayList<>();
    private int started;

    private StandaloneCluster(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.configuration = Files.createDirectories(this.folder.resolve("conf"));
        Files.writeString(configuration.resolve("log4j2.properties"), LOG4J);
        this.home = SparkHome.of(this.folder);
        int port = FreePort.next();
        int pagePort = FreePort.next();
        this.url = "spark://" + MASTER_HOST + ":" + port;
        this.page = new MasterPage(pagePort);
        this.master = spark(
                "master",
                MASTER_HOST,
                "org.apache.spark.deploy.master.Master",
                List.of("--host", MASTER_HOST, "--port", "" + port, "--webui-port", "" + pagePort));
    }

    /**
     * Starts a cluster and waits until it is complete.
     *
     * @param folder takes all its files: logs, Spark's work folders, links to Spark's jars
     */
    public static StandaloneCluster start(Path folder, int workers) {
        try {
            StandaloneCluster cluster = new StandaloneCluster(folder);
            try {
                cluster.page.awaitAnswer(STARTUP);
                cluster.addWorkers(workers);
                return cluster;
            } catch (RuntimeException e) {
                cluster.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What applications say as their master. */
    public String url() {
        return url;
    }

    public Path folder() {
        return folder;
    }

    /** Adds workers of one core each and waits until the master knows them. */
    public void addWorkers(int count) {
        for (int i = 0; i < count; i++) {
            String host = Loopback.host(started);
            String name = "worker-" + started++;
            String workFolder = folder.resolve(name).toString();
            List<String> arguments = new ArrayList<>(List.of("--cores", "1", "--memory", "2g", "--host", host));
            Collections.addAll(arguments, "--webui-port", "0", "--work-dir", workFolder, url);
            workers.add(spark(name, host, "org.apache.spark.deploy.worker.Worker", arguments));
        }
        page.awaitWorkers(workers.size(), STARTUP);
    }

    /** Kills the worker that runs this executor, and with it the executor's parent; the executor itself lives on. */
    public void killWorkerOf(ProcessHandle executor) {
        ProcessHandle parent = executor.parent().orElseThrow();
        parent.destroyForcibly();
        workers.removeIf(worker -> worker.handle().equals(parent));
    }

    /** The cores of all live workers that no application uses. */
    public int freeCores() {
        return page.freeCores();
    }

    /** Submits an application, with this JVM's own classes as its jars, in client mode. */
    public ChildProcess submit(Class<?> main, Map<String, String> settings, List<String> arguments) {
        return submit(ApplicationJars.of(folder.resolve("jars")), main.getName(), settings, arguments);
    }

    /**
     * Submits an application in client mode.
     *
     * @param jars what it takes along, the jar of its main class first
     */
    public ChildProcess submit(List<Path> jars, String main, Map<String, String> settings, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("--master", url, "--deploy-mode", "client"));
        settings().forEach((key, value) -> Collections.addAll(command, "--conf", key + "=" + value));
        settings.forEach((key, value) -> Collections.addAll(command, "--conf", key + "=" + value));
        if (jars.size() > 1) {
            List<String> further = jars.stream().skip(1).map(Path::toString).toList();
            Collections.addAll(command, "--jars", String.join(",", further));
        }
        Collections.addAll(command, "--class", main, jars.get(0).toString());
        command.addAll(arguments);
        return spark("application-" + started++, MASTER_HOST, "org.apache.spark.deploy.SparkSubmit", command);
    }

    /** What every application needs here: loopback addresses, small executors, no web page. */
    public Map<String, String> settings() {
        return Map.of(
                "spark.driver.host", MASTER_HOST,
                "spark.driver.bindAddress", MASTER_HOST,
                "spark.ui.enabled", "false",
                "spark.executor.memory", "512m",
                "spark.driver.memory", "512m");
    }

    /** Kills everything. */
    @Override
    public void close() {
        workers.forEach(ChildProcess::close);
        master.close();
    }

    private ChildProcess spark(String name, String host, String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("-Xmx640m", "-cp", home.classPath(configuration), main));
        command.addAll(arguments);
        return ChildProcess.start(folder.resolve(name + ".log"), home.environment(configuration, host), command);
    }
}
