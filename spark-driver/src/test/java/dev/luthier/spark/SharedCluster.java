package dev.luthier.spark;

import dev.luthier.spark.cluster.StandaloneCluster;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One cluster of a master and two workers of one core each for all tests of this JVM, since it takes its time to start. */
final class SharedCluster implements BeforeAllCallback {
    private StandaloneCluster cluster;

    @Override
    public void beforeAll(ExtensionContext context) {
        cluster = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(
                        StandaloneCluster.class,
                        type -> StandaloneCluster.start(Path.of("target", "cluster"), 2),
                        StandaloneCluster.class);
    }

    StandaloneCluster get() {
        return cluster;
    }

    /** An application whose driver is this JVM. */
    SparkContext newContext(Map<String, String> settings) {
        SparkConf conf = cluster.conf().set("spark.executor.cores", "1");
        settings.forEach(conf::set);
        return new SparkContext(conf);
    }
}
