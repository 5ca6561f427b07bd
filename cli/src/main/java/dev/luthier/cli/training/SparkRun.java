package dev.luthier.cli.training;

import dev.luthier.run.Slots;
import dev.luthier.spark.SparkSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** A Spark application for the time of one command; a class of its own, so that other commands need no Spark. */
final class SparkRun {
    private SparkRun() {}

    static <R> R with(@Nullable String master, @Nullable Integer count, List<String> jars, Function<Slots, R> work) {
        SparkSession spark = SparkSession.builder().config(conf(master, jars)).getOrCreate();
        try {
            SparkSlots slots = SparkSlots.of(spark);
            return work.apply(count == null ? slots : slots.slots(count));
        } finally {
            spark.stop();
        }
    }

    private static SparkConf conf(@Nullable String master, List<String> jars) {
        SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "luthier");
        if (master != null) {
            conf.setMaster(master);
        }
        if (conf.get("spark.master").startsWith("local")) {
            // Everything is in this JVM: there is no need to be reached by a host name, which may not resolve.
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.ui.enabled", "false");
        }
        List<String> all = new ArrayList<>(jars);
        String own = System.getProperty("luthier.jar");
        if (own != null) {
            all.add(own);
        }
        if (!all.isEmpty()) {
            conf.setIfMissing("spark.jars", String.join(",", all));
        }
        return conf;
    }
}
