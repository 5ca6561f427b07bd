package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class DriverAddressTest {

    @Test
    void comesFromSparksOwnSettings() {
        SparkConf conf = conf().set("spark.driver.bindAddress", "0.0.0.0");

        DriverAddress address = DriverAddress.of(conf, null, null);

        assertThat(address).isEqualTo(new DriverAddress("0.0.0.0", "driver.example", 0));
    }

    @Test
    void isBoundWhereItIsReachedUnlessSparkSaysOtherwise() {
        assertThat(DriverAddress.of(conf(), null, null).bindHost()).isEqualTo("driver.example");
    }

    @Test
    void advertisesWhatTheUserSays() {
        DriverAddress address = DriverAddress.of(conf(), null, "nat.example");

        assertThat(address).isEqualTo(new DriverAddress("driver.example", "nat.example", 0));
    }

    @Test
    void takesThePortOfTheUserBeforeThatOfTheSettings() {
        SparkConf conf = conf().set("spark.luthier.driver.port", "7010").set("luthier.driver.port", "7020");

        assertThat(DriverAddress.of(conf, 7000, null).port()).isEqualTo(7000);
        assertThat(DriverAddress.of(conf, null, null).port()).isEqualTo(7010);
        assertThat(DriverAddress.of(conf.remove("spark.luthier.driver.port"), null, null)
                        .port())
                .isEqualTo(7020);
    }

    @Test
    void takesSparksIpv6AddressesWithoutBrackets() {
        SparkConf conf = conf().set("spark.driver.host", "[::1]");

        assertThat(DriverAddress.of(conf, null, null)).isEqualTo(new DriverAddress("::1", "::1", 0));
    }

    @Test
    void refusesPortsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriverAddress.of(conf().set("spark.luthier.driver.port", "http"), null, null))
                .withMessage("spark.luthier.driver.port is 'http', must be a port number, or 0 for any free port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriverAddress.of(conf().set("luthier.driver.port", "70000"), null, null))
                .withMessage("luthier.driver.port is 70000, must be between 1 and 65535, or 0 for any free port");
    }

    private static SparkConf conf() {
        return new SparkConf(false).set("spark.driver.host", "driver.example");
    }
}
