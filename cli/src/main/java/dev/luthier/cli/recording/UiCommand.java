package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.dashboard.Dashboard;
import dev.luthier.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port is " + port + ", must be 1 to 65535, or 0 for one that is free");
        }
        if (folders.isEmpty()) {
            folders.add(ExperimentArgument.defaultFolder());
        }
        try (Dashboard dashboard = Dashboard.of(port)) {
            folders.forEach(folder -> dashboard.show(Store.at(folder)));
            spec.commandLine().getOut().println("Experiments of " + folders + " are shown at " + dashboard.url());
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }
}
