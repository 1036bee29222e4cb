// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

import io.github.camelpipedrive.examples.program.Program;
import io.github.camelpipedrive.examples.program.Target;
import io.github.camelpipedrive.examples.program.WorkFolder;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.SandboxLimits;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.support.RoutePolicySupport;

/**
 * The import as a program. It ends by itself: with status 0, with 1 when something went wrong, with 2 when an option is
 * wrong. Entries that are rejected are not a failure.
 */
public final class LeadImport {

    static final Program<ImportOptions> PROGRAM =
            new Program<>("The import", ImportOptions::parse, (options, out) -> new LeadImport(options, out).run());

    /** No machine makes so many requests in 2 seconds. A sandbox that has limits says so in its answers. */
    private static final int NO_LIMIT = 9_999;

    /** What each plan of Pipedrive's allows in 2 seconds. */
    private static final int SEARCHES = 10;

    private static final String EXAMPLE = "web-form.csv";
    private static final String IMPORTED = "imported.mv.db";
    private static final String REJECTS = "rejects.csv";

    private final ImportOptions options;
    private final PrintStream out;

    private LeadImport(ImportOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs the import.
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
        try (PipedriveSandbox sandbox =
                PipedriveSandbox.builder().limits(SandboxLimits.unlimited()).start()) {
            Target own = Target.of(sandbox);
            // It is empty: there is no earlier import to continue with.
            boolean wentWell = run(own, true);
            if (options.keepOpen()) {
                out.println("It stays open until you press Ctrl-C.");
                out.flush();
                new CountDownLatch(1).await();
            }
            return wentWell;
        }
    }

    private boolean run(Target target, boolean fresh) throws Exception {
        Path folder = options.work().resolve(target.name()).toAbsolutePath();
        try (WorkFolder work = WorkFolder.open(folder)) {
            Path file =
                    options.file().isPresent() ? options.file().get().toAbsolutePath() : example(work.file(EXAMPLE));
            work.beginAnew(REJECTS, file);
            if (fresh) {
                Files.deleteIfExists(work.file(IMPORTED));
            }
            Report report = new Report(out, Clock.systemUTC());
            announce(target, file);
            run(target, work, file, report);
            report.printSummary();
            conclude(target, work, report);
            return report.wentWell();
        }
    }

    /** A copy of the example's file, as routes read files from folders. */
    private static Path example(Path copy) throws IOException {
        try (InputStream stream = LeadImport.class.getResourceAsStream("/leads/" + EXAMPLE)) {
            Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private void run(Target target, WorkFolder work, Path file, Report report) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("classpath:leads/import.properties");
        main.addInitialProperty("camel.component.pipedrive.base-url", target.url());
        main.addInitialProperty("camel.component.pipedrive.api-token", target.token());
        main.addInitialProperty("camel.component.pipedrive.account", target.name());
        main.addInitialProperty("leads.folder", String.valueOf(file.getParent()));
        main.addInitialProperty("leads.file", String.valueOf(file.getFileName()));
        main.addInitialProperty("leads.work", work.path().toString());
        // Without it the component starts with what the smallest plan allows, and learns more from the answers.
        if (options.requests().isPresent()) {
            limit(main, options.requests().get(), Math.min(options.requests().get(), SEARCHES));
        } else if (target.isSandbox()) {
            limit(main, NO_LIMIT, NO_LIMIT);
        }
        // Counts calls too: the component finds it as its observer.
        main.bind("report", report);
        main.addInitialProperty("camel.main.routes-include-pattern", "classpath:leads/import.camel.yaml");
        main.init();
        main.getCamelContext().addRoutePolicyFactory((context, id, route) -> id.equals("file") ? new End(end) : null);
        main.start();
        try {
            end.await();
        } finally {
            main.stop();
        }
    }

    private static void limit(Main main, int requests, int searches) {
        main.addInitialProperty("camel.component.pipedrive.requests-per-window", String.valueOf(requests));
        main.addInitialProperty("camel.component.pipedrive.searches-per-window", String.valueOf(searches));
    }

    /** Tells that the file is done with. */
    private static final class End extends RoutePolicySupport {

        private final CountDownLatch end;

        End(CountDownLatch end) {
            this.end = end;
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            end.countDown();
        }
    }

    private void announce(Target target, Path file) {
        out.println("Importing " + file.getFileName() + " into "
                + (target.isSandbox() ? "the sandbox " + target.url() + "/, where you can watch it" : target.url()));
    }

    private void conclude(Target target, WorkFolder work, Report report) {
        if (report.hasRejects()) {
            out.println("The rejected entries, each with its reason: " + work.file(REJECTS));
        }
        if (report.foundNothingNew()) {
            out.println(
                    "Nothing is new: " + work.file(IMPORTED) + " lists what was imported before. --fresh forgets it.");
        }
        if (!report.wentWell()) {
            out.println("Run it again to continue; nothing is made twice.");
        }
        if (!target.isSandbox()) {
            return;
        }
        if (options.target().isPresent() || options.keepOpen()) {
            out.println("The records: " + target.url() + "/");
        } else {
            out.println("The sandbox " + target.url() + "/ ends now. To look at the records, keep it open:"
                    + " ./mvnw -q -Pdemo -Ddemo.args=--keep-open");
        }
    }
}
