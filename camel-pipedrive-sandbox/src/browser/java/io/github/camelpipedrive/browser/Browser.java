// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A headless Chromium with one page, driven over its DevTools protocol: enough for a test that opens pages and clicks,
 * without a driver to download. The tests of the sandbox and of the examples share it as source.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

    private Browser(Process process, URI page) throws InterruptedException, ExecutionException, TimeoutException {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Answers())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Starts a browser that knows nothing yet. Where no Chromium is on the path, the test is skipped.
     *
     * @param leftOut what is not tested then, such as {@code the sign-in}
     * @return the browser, with an empty page
     * @throws Exception when it doesn't start
     */
    public static Browser startOrSkip(String leftOut) throws Exception {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "No Chromium on the PATH: " + leftOut + " is not tested in a browser");
        // Not a @TempDir: what ends with the browser may still be writing when JUnit deletes it.
        return start(program.get(), Files.createTempDirectory(Path.of("target").toAbsolutePath(), "browser-"));
    }

    private static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Browser start(Path program, Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--disable-sync",
                        "--disable-component-update",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("browser.log").toFile())
                .start();
        try {
            return new Browser(process, page(process, profile.resolve("DevToolsActivePort")));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI page(Process process, Path portFile) throws IOException, InterruptedException {
        Awaitility.await("the browser to listen").atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The browser ended at once with status " + process.exitValue());
            }
            return Files.exists(portFile) && Files.readAllLines(portFile).size() > 1;
        });
        String port = Files.readAllLines(portFile).get(0);
        HttpRequest targets = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(targets, HttpResponse.BodyHandlers.ofString())
                .body();
        for (JsonNode target : JSON.readTree(answer)) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IllegalStateException("The browser has no page: " + answer);
    }

    /**
     * Opens an address and waits for the page.
     *
     * @param address the address
     */
    public void open(String address) {
        call("Page.navigate", Map.of("url", address));
        waitUntil("location.href !== 'about:blank' && document.readyState === 'complete'");
    }

    /**
     * Shows pages in another size from now on.
     *
     * @param width in CSS pixels, such as 390 for a phone
     * @param height in CSS pixels
     */
    public void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < height));
    }

    /** Shows pages in the size of the start again. */
    public void resetSize() {
        call("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /**
     * How much wider than the window the page is.
     *
     * @return CSS pixels by which a reader has to scroll sideways
     */
    public int overflow() {
        return evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .asInt();
    }

    /**
     * Clicks on what a CSS selector finds.
     *
     * @param selector the selector
     */
    public void click(String selector) {
        waitFor(selector);
        evaluate(one(selector) + ".click()");
    }

    /**
     * Waits until the page has what a CSS selector finds.
     *
     * @param selector the selector
     */
    public void waitFor(String selector) {
        waitUntil("document.readyState === 'complete' && " + one(selector) + " !== null");
    }

    /**
     * Waits until the first match shows a text.
     *
     * @param selector the selector
     * @param part the text, or a part of it
     * @throws RuntimeException with what it shows instead, after 30 seconds
     */
    public void waitForText(String selector, String part) {
        Awaitility.await(selector)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> text(selector), shown -> shown.contains(part));
    }

    /**
     * The text that the first match shows.
     *
     * @param selector the selector
     * @return the text as a reader sees it
     */
    public String text(String selector) {
        waitFor(selector);
        return evaluate(one(selector) + ".innerText").asText();
    }

    /**
     * The texts that all matches show.
     *
     * @param selector the selector
     * @return the texts as a reader sees them, in the order of the page
     */
    public List<String> texts(String selector) {
        List<String> texts = new ArrayList<>();
        evaluate("[...document.querySelectorAll(" + quoted(selector) + ")].map(found => found.innerText)")
                .forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /**
     * The text of the whole page.
     *
     * @return the text as a reader sees it
     */
    public String text() {
        return text("body");
    }

    /**
     * The source of the whole page as it is now.
     *
     * @return the HTML
     */
    public String html() {
        return evaluate("document.documentElement.outerHTML").asText();
    }

    /**
     * What scripts of the page can see of its cookies.
     *
     * @return name and value of each
     */
    public String cookiesForScripts() {
        return evaluate("document.cookie").asText();
    }

    private static String one(String selector) {
        return "document.querySelector(" + quoted(selector) + ")";
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitUntil(String condition) {
        Awaitility.await(condition)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> evaluate(condition).asBoolean());
    }

    private JsonNode evaluate(String script) {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
        return answer.path("result").path("value");
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(number, answer);
        try {
            String text = JSON.writeValueAsString(Map.of("id", number, "method", method, "params", parameters));
            socket.sendText(text, true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + " was not answered", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Puts the parts of a message together and hands it to whoever waits for it. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                String message = parts.toString();
                parts.setLength(0);
                receive(message);
            }
            from.request(1);
            return null;
        }

        private void receive(String message) {
            try {
                JsonNode answer = JSON.readTree(message);
                CompletableFuture<JsonNode> waiting =
                        answers.remove(answer.path("id").asInt());
                if (waiting != null) {
                    waiting.complete(answer.path("result"));
                }
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
