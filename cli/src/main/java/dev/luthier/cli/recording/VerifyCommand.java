package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.replay.Recording;
import dev.luthier.store.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code luthier verify}: makes every decision of an experiment again and compares. */
@Command(
        name = "verify",
        description =
                "Makes every decision and suggestion of an experiment again from its facts, without training, and "
                        + "compares. The exit status is 1 if one differs, which is named.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Recording recording = experiment.open()) {
            Verification verification = recording.verify();
            spec.commandLine().getOut().println(recording.name() + ": " + verification);
            return verification.isSame() ? ExitCode.DONE : ExitCode.NO;
        }
    }
}
