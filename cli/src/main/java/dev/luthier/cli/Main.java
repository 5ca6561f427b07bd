package dev.luthier.cli;

import dev.luthier.cli.experiment.InitCommand;
import dev.luthier.cli.experiment.RunCommand;
import dev.luthier.cli.experiment.SubmitCommand;
import dev.luthier.cli.recording.AnalyzeCommand;
import dev.luthier.cli.recording.BestCommand;
import dev.luthier.cli.recording.ExportCommand;
import dev.luthier.cli.recording.ListCommand;
import dev.luthier.cli.recording.ReproduceCommand;
import dev.luthier.cli.recording.ShowCommand;
import dev.luthier.cli.recording.TailCommand;
import dev.luthier.cli.recording.TrialsCommand;
import dev.luthier.cli.recording.UiCommand;
import dev.luthier.cli.recording.VerifyCommand;
import dev.luthier.cli.recording.WhatIfCommand;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The luthier command. */
@Command(
        name = "luthier",
        description = "Runs experiments, looks at them, checks, repeats and questions them.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:done, and the answer is no: a decision differs, a trial was not reproduced, an experiment ended irregularly",
            "2:the command line, or what it names, is wrong; nothing was done",
            "3:something could not be read or written",
            "4:an internal error"
        },
        subcommands = {
            InitCommand.class,
            RunCommand.class,
            SubmitCommand.class,
            ListCommand.class,
            ShowCommand.class,
            BestCommand.class,
            TrialsCommand.class,
            TailCommand.class,
            VerifyCommand.class,
            ReproduceCommand.class,
            WhatIfCommand.class,
            ExportCommand.class,
            AnalyzeCommand.class,
            UiCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command and ends the process with its status. */
    public static void main(String[] args) {
        Charset charset = Charset.defaultCharset();
        System.exit(run(new PrintWriter(System.out, true, charset), new PrintWriter(System.err, true, charset), args));
    }

    /** Runs the command and answers its status. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new ErrorMessages());
        int status = line.execute(args);
        out.flush();
        err.flush();
        return status;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say which command: one of " + spec.subcommands().keySet());
    }

    /** That of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"luthier " + (version == null ? "(built from sources)" : version)};
        }
    }
}
