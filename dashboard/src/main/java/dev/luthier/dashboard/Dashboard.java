package dev.luthier.dashboard;

import dev.luthier.dashboard.feed.Experiments;
import dev.luthier.dashboard.feed.LiveFeed;
import dev.luthier.dashboard.web.Access;
import dev.luthier.dashboard.web.WebServer;
import dev.luthier.run.ExperimentListener;
import dev.luthier.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;

/**
 * A page that shows experiments: those of this process while they run, and recorded ones. Safe for any thread. Its threads do
 * not keep a program from ending.
 *
 * <pre>{@code
 * try (Dashboard dashboard = Dashboard.open()) {
 *     System.out.println(dashboard.url());
 *     Luthier.experiment("digits-svm", Svm.class).listener(dashboard.listener())…
 * }
 * }</pre>
 */
public final class Dashboard implements AutoCloseable {
    private final Experiments experiments = new Experiments();
    private final Access access;
    private final WebServer server;

    private Dashboard(Access access, int port) {
        this.access = access;
        try {
            this.server = new WebServer(access, port, experiments);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot serve the dashboard at " + access.address().getHostAddress() + ":" + port + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** On this machine only, at a port that is free. Everyone on the machine may look; acting takes the token of the URL. */
    public static Dashboard open() {
        return of(0);
    }

    /**
     * On this machine only, at that port; 0 for one that is free.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static Dashboard of(int port) {
        return new Dashboard(new Access(InetAddress.getLoopbackAddress(), Access.newToken()), port);
    }

    /**
     * On that address of this machine, for other machines: whoever looks or acts needs the token. What travels is not
     * encrypted, so this is for networks that are trusted, or behind a proxy that encrypts.
     *
     * @param port 0 for one that is free
     * @param token at least 16 characters
     * @throws UncheckedIOException if the port is taken
     */
    public static Dashboard of(InetAddress address, int port, String token) {
        return new Dashboard(new Access(address, token), port);
    }

    /**
     * Shows an experiment of this process: hand it to {@code ExperimentBuilder.listener}, a new one for each experiment. It
     * costs the experiment's loop no more than putting facts into a queue.
     */
    public ExperimentListener listener() {
        return new LiveFeed(experiments::add);
    }

    /** Also shows what is recorded in that folder, now and later, and follows what other processes write there. */
    public Dashboard show(Store store) {
        experiments.add(store);
        return this;
    }

    void add(LiveFeed feed) {
        experiments.add(feed);
    }

    /** Where it is, with the token behind the {@code #}, which browsers keep to themselves. */
    public String url() {
        String host = access.address().isLoopbackAddress() || access.address().isAnyLocalAddress()
                ? "127.0.0.1"
                : access.address().getHostAddress();
        return "http://" + host + ":" + server.port() + "/#token=" + access.token();
    }

    public int port() {
        return server.port();
    }

    public String token() {
        return access.token();
    }

    /** Ends all of it; the experiments are not touched. */
    @Override
    public void close() {
        server.close();
        experiments.close();
    }
}
