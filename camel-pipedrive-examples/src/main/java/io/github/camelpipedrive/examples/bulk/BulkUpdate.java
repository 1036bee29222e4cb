// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.bulk;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import io.github.camelpipedrive.examples.program.Dsl;
import io.github.camelpipedrive.examples.program.Program;
import io.github.camelpipedrive.examples.program.Target;
import io.github.camelpipedrive.examples.program.WorkFolder;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;

/**
 * Many changes as a program. It ends by itself: with status 0, with 1 when it could not continue, with 2 when an option is
 * wrong. Lines that are rejected are not a failure.
 */
public final class BulkUpdate {

    static final Program<BulkOptions> PROGRAM =
            new Program<>("The update", BulkOptions::parse, (options, out) -> new BulkUpdate(options, out).run());

    /** No machine makes so many requests in 2 seconds. A sandbox that has limits says so in its answers. */
    private static final String NO_LIMIT = "9999";

    private static final String CHANGES = "changes.jsonl";
    private static final String REJECTS = "rejects.jsonl";
    private static final String DONE = "done.mv.db";

    private final BulkOptions options;
    private final PrintStream out;

    private BulkUpdate(BulkOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Changes the records.
     *
     * @param arguments the options; {@code --help} shows them
     */
    public static void main(String[] arguments) {
        PROGRAM.runAndExit(arguments);
    }

    private boolean run() throws Exception {
        if (options.target().isPresent()) {
            return run(options.target().get(), options.fresh());
        }
        out.println("Making up " + options.deals() + " deals");
        try (PipedriveSandbox sandbox = PipedriveSandbox.builder()
                .unlimited()
                .generate("deal", options.deals())
                .start()) {
            // Its deals are new: there is no earlier run to continue with.
            return run(Target.of(sandbox), true);
        }
    }

    private boolean run(Target target, boolean fresh) throws Exception {
        Path folder = options.work().resolve(target.name()).toAbsolutePath();
        try (WorkFolder work = WorkFolder.open(folder)) {
            Path file = changes(work);
            work.beginAnew(REJECTS, file);
            if (fresh) {
                Files.deleteIfExists(work.file(DONE));
            }
            out.println("Changing by " + file + " what is in " + target);
            Tally tally = new Tally(out, Clock.systemUTC());
            Optional<Exception> stopped = run(target, work, file, tally);
            tally.printSummary();
            if (tally.hasRejects()) {
                out.println("The rejected lines, each after its reason: " + work.file(REJECTS));
            }
            stopped.ifPresent(why ->
                    out.println("Stopped: " + words(why, file) + System.lineSeparator() + "Run it again to continue."));
            return stopped.isEmpty();
        }
    }

    private Path changes(WorkFolder work) throws IOException {
        Path file = options.file().map(Path::toAbsolutePath).orElse(work.file(CHANGES));
        if (options.file().isEmpty()) {
            MadeUpChanges.write(file, options.deals());
        }
        return file;
    }

    /** Changes what can be changed; why it has ended early, if it has. */
    private Optional<Exception> run(Target target, WorkFolder work, Path file, Tally tally) {
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("classpath:bulk/update.properties");
        main.addInitialProperty("camel.component.pipedrive.base-url", target.url());
        main.addInitialProperty("camel.component.pipedrive.api-token", target.token());
        if (target.isSandbox()) {
            main.addInitialProperty("camel.component.pipedrive.requests-per-window", NO_LIMIT);
        }
        main.addInitialProperty("bulk.work", work.path().toString());
        main.addInitialProperty("bulk.operation", options.operation());
        main.bind("tally", tally);
        if (options.dsl() == Dsl.JAVA) {
            main.configure().addRoutesBuilder(new BulkRoutes());
        } else {
            main.addInitialProperty("camel.main.routes-include-pattern", "classpath:bulk/update.camel.yaml");
        }
        main.start();
        try {
            Exchange done = main.getCamelContext()
                    .createProducerTemplate()
                    .request("direct:update", exchange -> exchange.getMessage().setBody(file.toFile()));
            return Optional.ofNullable(done.getException()).map(BulkUpdate::reason);
        } finally {
            main.stop();
        }
    }

    /** The JDK says of bytes that are not text nothing but how many they are. */
    private static String words(Exception why, Path file) {
        return why instanceof CharacterCodingException ? file + " is not in UTF-8. Convert it." : why.getMessage();
    }

    /** What Camel has wrapped. */
    private static Exception reason(Exception failure) {
        return failure.getCause() instanceof Exception cause ? reason(cause) : failure;
    }
}
