package dev.luthier.spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;

/**
 * A Spark standalone cluster on this machine: a master and workers, every one a process of its own. Where the loopback
 * network allows it, workers are on different hosts.
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
    private final int coresPerWorker;
    private final Path configuration;
    private final SparkHome home;
    private final MasterPage page;
    private final String url;
    private final ChildProcess master;
    private final List<ChildProcess> workers = new ArrayList<>();
    private int started;

    private StandaloneCluster(Path folder, int coresPerWorker) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.coresPerWorker = coresPerWorker;
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
     * Starts a cluster with workers of one core each and waits until it is complete.
     *
     * @param folder takes all its files: logs, Spark's work folders, links to Spark's jars
     */
    public static StandaloneCluster start(Path folder, int workers) {
        try {
            return new StandaloneCluster(folder, 1).withWorkers(workers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with one worker, which has so many cores and says that it has as many GPUs: gpu-0, gpu-1 … */
    public static StandaloneCluster startWithGpus(Path folder, int coresAndGpus) {
        try {
            StandaloneCluster cluster = new StandaloneCluster(folder, coresAndGpus);
            cluster.pretendGpus(coresAndGpus);
            return cluster.withWorkers(1);
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

    /** Adds workers and waits until the master knows them. */
    public void addWorkers(int count) {
        for (int i = 0; i < count; i++) {
            String host = Loopback.host(started);
            String name = "worker-" + started++;
            String workFolder = folder.resolve(name).toString();
            List<String> arguments =
                    new ArrayList<>(List.of("--cores", "" + coresPerWorker, "--memory", "2g", "--host", host));
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

    /** The settings of an application of this cluster whose driver is this JVM. */
    public SparkConf conf() {
        SparkConf conf = new SparkConf(false).setMaster(url).setAppName("integration tests");
        settings().forEach(conf::set);
        String jars = ApplicationJars.of(folder.resolve("jars")).stream()
                .map(jar -> jar.toUri().toString())
                .collect(Collectors.joining(","));
        return conf.set("spark.jars", jars);
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

    private StandaloneCluster withWorkers(int count) {
        try {
            page.awaitAnswer(STARTUP);
            addWorkers(count);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Spark asks a script which GPUs a machine has. */
    private void pretendGpus(int count) throws IOException {
        String addresses =
                IntStream.range(0, count).mapToObj(gpu -> "\"gpu-" + gpu + "\"").collect(Collectors.joining(", "));
        Path script = folder.resolve("gpus.sh");
        Files.writeString(script, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [" + addresses + "]}'\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(
                configuration.resolve("spark-defaults.conf"),
                "spark.worker.resource.gpu.amount " + count + "\nspark.worker.resource.gpu.discoveryScript " + script
                        + "\n");
    }

    private ChildProcess spark(String name, String host, String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("-Xmx640m", "-cp", home.classPath(configuration), main));
        command.addAll(arguments);
        return ChildProcess.start(folder.resolve(name + ".log"), home.environment(configuration, host), command);
    }
}
