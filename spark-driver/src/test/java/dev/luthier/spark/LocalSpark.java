package dev.luthier.spark;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Spark application in this JVM for the tests of a class, made when it is first asked for. */
public final class LocalSpark implements AfterAllCallback {
    private final String master;
    private SparkSession session;

    public LocalSpark(String master) {
        this.master = master;
    }

    public SparkSession session() {
        if (session == null) {
            session = SparkSession.builder()
                    .master(master)
                    .appName("tests")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", "1")
                    .getOrCreate();
        }
        return session;
    }

    /** The names of the threads that experiments have left in this JVM, for now. */
    public static List<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("luthier-"))
                .toList();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (session != null) {
            session.stop();
        }
    }
}
