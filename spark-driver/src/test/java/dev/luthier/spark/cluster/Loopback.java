package dev.luthier.spark.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Addresses of this machine that nobody else reaches. Linux has a whole network of them, other systems one. */
public final class Loopback {
    private Loopback() {}

    /** Address of the host with that number, from 0; all the same where there is only one. */
    public static String host(int number) {
        String host = "127.0.0." + (number + 1);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return host;
        } catch (IOException e) {
            return "127.0.0.1";
        }
    }

    /** Whether there is more than one host. */
    public static boolean hasSeveralHosts() {
        return !host(0).equals(host(1));
    }
}
