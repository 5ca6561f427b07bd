package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SlotCountTest {

    @Test
    void localModeOffersItsOwnCores() {
        SparkConf conf = conf("local[4]").set("spark.executor.instances", "9");

        assertThat(new SlotCount(conf, () -> 4).offered(1)).isEqualTo(4);
    }

    @Test
    void dynamicAllocationOffersWhatItMayGrowTo() {
        SparkConf conf = conf("yarn")
                .set("spark.dynamicAllocation.enabled", "true")
                .set("spark.dynamicAllocation.maxExecutors", "5")
                .set("spark.executor.cores", "4");

        assertThat(new SlotCount(conf, () -> 4).offered(1)).isEqualTo(20);
    }

    @Test
    void executorsThatWerePromisedCountBeforeTheyAreThere() {
        SparkConf conf =
                conf("k8s://cluster").set("spark.executor.instances", "3").set("spark.executor.cores", "2");

        assertThat(new SlotCount(conf, () -> 0).offered(1)).isEqualTo(6);
    }

    @Test
    void coresThatWerePromisedCountBeforeTheyAreThere() {
        SparkConf conf = conf("spark://master:7077").set("spark.cores.max", "8");

        assertThat(new SlotCount(conf, () -> 0).offered(1)).isEqualTo(8);
    }

    @Test
    void otherwiseRegisteredExecutorsCount() {
        assertThat(new SlotCount(conf("spark://master:7077"), () -> 7).offered(2))
                .isEqualTo(3);
    }

    private static SparkConf conf(String master) {
        return new SparkConf(false).set("spark.master", master);
    }
}
