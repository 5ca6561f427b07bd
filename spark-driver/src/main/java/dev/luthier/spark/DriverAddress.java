package dev.luthier.spark;

import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;

/**
 * Where executors reach the driver, by Spark's own settings unless the user says otherwise.
 *
 * @param bindHost the interface that is listened on
 * @param advertisedHost the name or address that executors are told
 * @param port 0 for any free one
 */
record DriverAddress(String bindHost, String advertisedHost, int port) {
    /** The second is for those who set it in a program; spark-submit passes only names that begin with "spark.". */
    private static final String[] PORT_SETTINGS = {"spark.luthier.driver.port", "luthier.driver.port"};

    /**
     * @param port of the user, null to take it from the settings
     * @param advertisedHost of the user, null to take Spark's
     * @throws IllegalArgumentException if the port is not a port
     */
    static DriverAddress of(SparkConf conf, @Nullable Integer port, @Nullable String advertisedHost) {
        String host = withoutBrackets(conf.get("spark.driver.host"));
        String bindHost = withoutBrackets(conf.get("spark.driver.bindAddress", host));
        return new DriverAddress(
                bindHost,
                advertisedHost == null ? host : advertisedHost,
                port == null ? portOf(conf) : checked("port", port));
    }

    static int checked(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    name + " is " + port + ", must be between 1 and 65535, or 0 for any free port");
        }
        return port;
    }

    private static int portOf(SparkConf conf) {
        for (String setting : PORT_SETTINGS) {
            if (conf.contains(setting)) {
                return checked(setting, number(setting, conf.get(setting)));
            }
        }
        return 0;
    }

    private static int number(String setting, String value) {
        try {
            return Integer.parseInt(value.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    setting + " is '" + value + "', must be a port number, or 0 for any free port", e);
        }
    }

    // Spark writes IPv6 addresses as in a URL.
    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
