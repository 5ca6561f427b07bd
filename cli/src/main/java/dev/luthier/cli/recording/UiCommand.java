package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.dashboard.Dashboard;
import dev.luthier.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luthier ui}: experiments on a page. */
@Command(
        name = "ui",
        description =
                "Shows the experiments of folders on a page of this machine, also while they run, until it is interrupted.",
        mixinStandardHelpOptions = true)
public final class UiCommand implements Callable<Integer> {
    private static final String TOKEN = "LUTHIER_TOKEN";

    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = "where experiments are; luthier-experiments unless said")
    private List<String> folders = new ArrayList<>();

    @Option(
            names = {"-p", "--port"},
            paramLabel = "N",
            description = "of the page; one that is free unless said")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "HOST",
            description = "an address of this machine, for other machines: whoever looks then needs the token that the "
                    + "environment variable LUTHIER_TOKEN holds; this machine only unless said")
    private @Nullable String address;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port is " + port + ", must be 1 to 65535, or 0 for one that is free");
        }
        if (folders.isEmpty()) {
            folders.add(ExperimentArgument.defaultFolder());
        }
        try (Dashboard dashboard = dashboard()) {
            folders.forEach(folder -> dashboard.show(Store.at(folder)));
            spec.commandLine().getOut().println("Experiments of " + folders + " are shown at " + dashboard.url());
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    private Dashboard dashboard() throws IOException {
        if (address == null) {
            return Dashboard.of(port);
        }
        String token = System.getenv(TOKEN);
        if (token == null) {
            throw new IllegalArgumentException(
                    "--address is " + address + ", for which there must be a token of at least 16 "
                            + "characters in the environment variable " + TOKEN + ": whoever looks needs it");
        }
        return Dashboard.of(InetAddress.getByName(address), port, token);
    }
}
