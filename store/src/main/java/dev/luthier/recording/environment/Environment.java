package dev.luthier.recording.environment;

import dev.luthier.provenance.RunDescription;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of where the driver runs, as names and values without secrets. What is not known is left out; asking
 * for it never fails.
 */
public final class Environment {
    /** The environment variables that are noted: those that change what a computation gives, and none that hold secrets. */
    public static final List<String> VARIABLES = List.of(
            "CUDA_VISIBLE_DEVICES",
            "HADOOP_CONF_DIR",
            "HADOOP_HOME",
            "JAVA_HOME",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "LANG",
            "LC_ALL",
            "LD_LIBRARY_PATH",
            "MKL_NUM_THREADS",
            "OMP_NUM_THREADS",
            "OPENBLAS_NUM_THREADS",
            "PYSPARK_PYTHON",
            "SPARK_CONF_DIR",
            "SPARK_HOME",
            "SPARK_LOCAL_IP",
            "TZ");

    private static final List<String> PROPERTIES = List.of(
            "file.encoding",
            "java.runtime.version",
            "java.vendor",
            "java.version",
            "java.vm.name",
            "java.vm.version",
            "os.arch",
            "os.name",
            "os.version",
            "sun.java.command",
            "user.dir",
            "user.name");

    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private Environment() {}

    /** Of this process, and of the slots. */
    public static Map<String, String> of(RunDescription run) {
        Map<String, String> all = of(run.slots());
        String place = run.code().place();
        if (place != null) {
            GitCommit.of(place).ifPresent(commit -> all.put("application.commit", commit));
            all.put("application.place", place);
        }
        return all;
    }

    /** Of this process, and these settings of the slots. */
    public static Map<String, String> of(Map<String, String> slots) {
        Map<String, String> all = new TreeMap<>(slots);
        PROPERTIES.forEach(name -> put(all, name, System.getProperty(name)));
        VARIABLES.forEach(name -> put(all, "env." + name, System.getenv(name)));
        put(all, "luthier.version", Environment.class.getPackage().getImplementationVersion());
        String arguments = String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
        all.put("jvm.arguments", arguments.isEmpty() ? "none" : arguments);
        all.put("memory.maxHeapMiB", mebibytes(Runtime.getRuntime().maxMemory()));
        all.put("cpu.count", Integer.toString(Runtime.getRuntime().availableProcessors()));
        all.put("time.zone", ZoneId.systemDefault().getId());
        all.put("locale", Locale.getDefault().toLanguageTag());
        put(all, "cpu.model", cpuModel());
        put(all, "memory.physicalMiB", physicalMemory());
        put(all, "host", host());
        return new TreeMap<>(Redaction.of(all));
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            all.put(name, value);
        }
    }

    private static String cpuModel() {
        try (Stream<String> lines = Files.exists(CPUS) ? Files.lines(CPUS) : Stream.of()) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private static String physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? mebibytes(system.getTotalMemorySize())
                : "";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private static String mebibytes(long bytes) {
        return Long.toString(bytes >> 20);
    }
}
